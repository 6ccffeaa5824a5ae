--liquibase formatted sql
--changeset host:1
CREATE TABLE uploads (id INT PRIMARY KEY, belongs_to VARCHAR(20) NOT NULL);

package dev.kinoport.architecture.planted.fake;

import com.sun.net.httpserver.HttpServer;

/** A world that serves itself. */
record ServedFake(HttpServer server) {}

package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.console.Quoted;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The folder of a fake's world, which has the world's own name. */
public final class WorldConverter implements ITypeConverter<Path> {
  @Override
  public Path convert(String typed) {
    Path world = new PathConverter().convert(typed);
    if (!String.valueOf(world.getFileName()).matches("[0-9a-f]{12}")) {
      throw new TypeConversionException(
          "must be the folder of a world, named by 12 hex digits, was " + Quoted.of(typed));
    }
    return world;
  }
}

package dev.kinoport.modelfile;

import dev.kinoport.input.Input;
import dev.kinoport.modelfile.yaml.Field;
import dev.kinoport.modelfile.yaml.YamlTree;
import dev.kinoport.modelfile.yaml.YamlValue;
import dev.kinoport.offer.Route;
import dev.kinoport.price.PriceList;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One endpoint: {@code {endpoint: a/b, given: [last_frame], fields: {first_frame: first_url}}}. */
final class RouteForm {
  private RouteForm() {}

  static Option<Route> read(YamlValue value) {
    return value.section(section -> {
      Field<String> endpoint = section.required("endpoint", YamlValue::text);
      Field<List<String>> given = section.list("given", YamlValue::text);
      Field<List<String>> absent = section.list("absent", YamlValue::text);
      Field<Map<String, String>> fields = section.map("fields", YamlValue::text);
      Field<List<Input>> instead = section.or(List.of(), "instead", InputForm::readAll);
      Field<Option<PriceList>> price = section.optional("price", PriceForm::read);
      return section.build(() ->
          new Route(
              endpoint.value(),
              Set.copyOf(given.value()),
              Set.copyOf(absent.value()),
              fields.value(),
              instead.value(),
              price.value()));
    });
  }

  static YamlTree write(Route route) {
    YamlTree fields = YamlTree.section();
    new TreeMap<>(route.fields()).forEach(fields::text);
    YamlTree tree =
        YamlTree.section()
            .text("endpoint", route.sku())
            .listIf("given", new TreeSet<>(route.given()), it -> it)
            .listIf("absent", new TreeSet<>(route.absent()), it -> it)
            .treeIf("fields", fields)
            .treeIf("instead", InputTree.all(route.instead()));
    return route.price().fold(() -> tree, price -> PriceForm.write(tree, price));
  }
}

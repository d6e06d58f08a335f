// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "host/extraction/running_order.hpp"
#include "tests/support/catch.hpp"

using namespace gainsay;
using extraction::running_order;
using plugin_host::Plugin;

namespace {

Plugin plugin(const std::string& id, std::vector<std::string> produces, std::vector<std::string> consumes = {}) {
  Plugin out;
  out.manifest.id = id;
  out.manifest.produces = std::move(produces);
  out.manifest.consumes = std::move(consumes);
  return out;
}

Plugin bundled(Plugin plugin) {
  plugin.bundled = true;
  return plugin;
}

// "a b ", and for each that is refused "!c: why".
std::string order(std::vector<Plugin> plugins) {
  const auto ordered = running_order(std::move(plugins));
  std::string out;
  for (const auto& p : ordered.plugins) out += p.manifest.id + " ";
  for (const auto& [p, why] : ordered.refused) out += "!" + p.manifest.id + ": " + why + " ";
  return out;
}

}  // namespace

TEST_CASE("an extractor runs after those whose layers it consumes, else by id") {
  CHECK(order({plugin("a.claims", {"claim"}, {"time", "entity"}), plugin("b.times", {"time"}, {"quantity"}),
               plugin("c.entities", {"entity"}), plugin("d.quantities", {"quantity"})}) ==
        "c.entities d.quantities b.times a.claims ");
}

TEST_CASE("any number of extractors may emit claims") {
  CHECK(order({plugin("b.more", {"claim"}), plugin("a.some", {"claim"})}) == "a.some b.more ");
}

TEST_CASE("a layer that nobody produces is empty, and its consumer says so") {
  CHECK(order({plugin("a.claims", {"claim"}, {"mood"})}) == "a.claims ");
  const std::vector<Plugin> plugins{plugin("a.claims", {"claim"}, {"mood", "time", "tone"}),
                                    plugin("b.times", {"time"})};
  CHECK(extraction::unproduced_layers(plugins[0], plugins) == "mood, tone");
  CHECK(extraction::unproduced_layers(plugins[1], plugins).empty());
}

TEST_CASE("of two producers of one layer the second alone is refused, and named with the first") {
  const std::string text =
      order({plugin("b.times", {"time"}), plugin("a.times", {"time"}), plugin("c.claims", {"claim"}, {"time"})});
  CHECK_THAT(text, test::StartsWith("a.times c.claims !b.times: "));
  CHECK_THAT(text, test::ContainsSubstring("a.times and b.times both produce the layer \"time\""));
}

TEST_CASE("nobody takes a layer from a bundled plugin by a smaller name") {
  CHECK_THAT(order({bundled(plugin("z.times", {"time"})), plugin("a.times", {"time"})}),
             test::StartsWith("z.times !a.times: z.times and a.times both produce"));
}

TEST_CASE("of plugins that wait for each other one is refused with both names, and the rest runs") {
  const std::string text = order({plugin("a.first", {"one"}, {"two"}), plugin("b.second", {"two"}, {"one"}),
                                  plugin("c.innocent", {"three"}), plugin("d.victim", {"claim"}, {"one"})});
  CHECK_THAT(text, test::StartsWith("a.first c.innocent d.victim !b.second: a.first and b.second wait for each other"));
  CHECK_THAT(order({plugin("a.self", {"one"}, {"one"}), plugin("b.other", {"two"})}),
             test::StartsWith("b.other !a.self: a.self and a.self wait for each other"));
  CHECK_THAT(order({bundled(plugin("z.ours", {"one"}, {"two"})), plugin("a.theirs", {"two"}, {"one"})}),
             test::StartsWith("z.ours !a.theirs"));
}

TEST_CASE("bundled neighbours share a worker, every other plugin has its own") {
  const auto ordered = running_order(
      {bundled(plugin("g.claims", {"claim"}, {"entity", "time"})), bundled(plugin("g.times", {"time"})),
       bundled(plugin("g.quantities", {"quantity"})), plugin("a.entities", {"entity"}), plugin("b.moods", {"mood"})});
  CHECK(order(ordered.plugins) == "g.quantities g.times a.entities g.claims b.moods ");
  CHECK(extraction::crews(ordered.plugins) == std::vector<std::vector<std::size_t>>{{0, 1}, {2}, {3}, {4}});
}

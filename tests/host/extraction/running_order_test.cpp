// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "host/extraction/extraction.hpp"
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

std::string order(std::vector<Plugin> plugins) {
  const auto ordered = running_order(std::move(plugins));
  if (!ordered) return ordered.error().message;
  std::string out;
  for (const auto& p : *ordered) out += p.manifest.id + " ";
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

TEST_CASE("a layer has exactly one producer") {
  CHECK_THAT(order({plugin("a.times", {"time"}), plugin("b.times", {"time"})}),
             test::ContainsSubstring("a.times and b.times both produce the layer \"time\""));
}

TEST_CASE("a cycle is refused with the names of two that wait for each other") {
  const std::string message = order({plugin("a.first", {"one"}, {"two"}), plugin("b.second", {"two"}, {"one"}),
                                     plugin("c.innocent", {"three"}), plugin("d.victim", {"claim"}, {"one"})});
  CHECK_THAT(message, test::ContainsSubstring("a.first"));
  CHECK_THAT(message, test::ContainsSubstring("b.second"));
  CHECK_THAT(message, test::ContainsSubstring("wait for each other"));
  CHECK_THAT(order({plugin("a.self", {"one"}, {"one"})}),
             test::ContainsSubstring("a.self and a.self wait for each other"));
}

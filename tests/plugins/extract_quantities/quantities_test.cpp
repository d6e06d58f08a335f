// SPDX-License-Identifier: Apache-2.0
#include "tests/plugins/extract_quantities/layer_reader.hpp"

using gainsay::test::LayerReader;
namespace model = gainsay::model;

namespace {

const LayerReader& reader() {
  static const LayerReader times("org.gainsay.extract_times", "extract_times.so");
  static const LayerReader instance("org.gainsay.extract_quantities", "extract_quantities.so", &times);
  return instance;
}

model::Quantity only(std::string_view language, const std::string& text) {
  const auto found = reader().mentions(language, text);
  REQUIRE(found.size() == 1);
  return std::get<model::Quantity>(found.front().value);
}

}  // namespace

TEST_CASE("every language file's own quantity tests hold, and each language has forty") {
  CHECK(gainsay::test::check_rows(reader(), "quantity") >= 40);
}

TEST_CASE("a mention holds modifier, number and unit, and nothing else") {
  CHECK(reader().words("en", "They sent at least 64 steel containers yesterday.") == "at least 64 steel containers");
  CHECK(reader().words("it", "Hanno spedito oltre 15.800 container ieri.") == "oltre 15.800 container");
  CHECK(reader().words("tr", "Dün 11 bin kişiden fazla geldi.") == "11 bin kişiden fazla");
  CHECK(reader().words("fa", "دیروز بیش از ۱۷ هزارو ۴۰۰ کانتینر رفت.") == "بیش از ۱۷ هزارو ۴۰۰ کانتینر");
}

TEST_CASE("an ambiguous number keeps both readings, a number in the language's own style has one") {
  const auto foreign = only("it", "La torre pesa 1,234 tonnellate.");
  CHECK(foreign.ambiguous());
  CHECK(foreign.lo == 1.234);
  CHECK(foreign.other_lo == 1234);
  CHECK_FALSE(only("it", "La torre pesa 1.234 tonnellate.").ambiguous());
  CHECK_FALSE(only("en", "The tower weighs 1,234 tonnes.").ambiguous());
  CHECK(only("en", "The tower weighs 1.234 tonnes.").ambiguous());
}

TEST_CASE("bounds are given in the base unit of the dimension as well") {
  const auto road = only("en", "The road is 12 km long.");
  CHECK(road.base_lo == 12000);
  CHECK(reader().name(road.dimension) == "length");
  const auto frost = only("en", "It was 14 °F at dawn.");
  CHECK(frost.base_lo == Approx(-10));
  CHECK(only("fa", "هزینه ۵۰ هزار تومان بود.").base_lo == 500000);
  CHECK(reader().name(only("fa", "هزینه ۵۰ هزار تومان بود.").dimension) == "money:IRR");
}

TEST_CASE("soldiers and people can be compared, people killed and people cannot") {
  const auto soldiers = only("it", "Sono arrivati 300 soldati."), people = only("it", "Sono arrivate 300 persone.");
  const auto dead = only("it", "Ci sono 300 morti.");
  CHECK(soldiers.unit != people.unit);
  CHECK(soldiers.dimension == people.dimension);
  CHECK(dead.dimension != people.dimension);
}

TEST_CASE("numeral and unit have spans of their own") {
  const std::string text = "More than 12 villages burned.";
  const auto q = only("en", text);
  CHECK(q.number.of(text) == "More than 12");
  CHECK(q.unit_span.of(text) == "villages");
}

TEST_CASE("an ordinal is no count") {
  CHECK(only("en", "The 21st ship sank.").kind == model::QuantityKind::Ordinal);
  CHECK(only("en", "The 21 ships sank.").kind == model::QuantityKind::Count);
}

TEST_CASE("a text without numbers, an empty text and a text of digits only are no trouble") {
  CHECK(reader().words("en", "").empty());
  CHECK(reader().words("en", "Nothing to count here.").empty());
  CHECK(reader().words("en", "99999999999999999999999999999999").empty());
  CHECK(reader().words("en", std::string(5000, '7')).empty());
}

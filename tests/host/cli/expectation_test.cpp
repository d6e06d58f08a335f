// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include "gainsay/kit/hash.hpp"
#include "host/cli/expectation.hpp"
#include "host/cli/language_file.hpp"
#include "tests/host/cli/program.hpp"
#include "tests/support/catch.hpp"

using namespace std::string_literals;
namespace cli = gainsay::cli;
namespace kit = gainsay::kit;
namespace model = gainsay::model;

namespace {

constexpr double open = std::numeric_limits<double>::infinity();

struct Known {
  cli::Names names{nullptr};
  gainsay::Term term(const std::string& name) {
    names.add({{kit::term(name), name}});
    return kit::term(name);
  }
};

model::Mention quantity(double lo, double hi, gainsay::Term unit, model::Modifier modifier) {
  model::Quantity value;
  value.lo = lo;
  value.hi = hi;
  value.unit = unit;
  value.modifier = modifier;
  model::Mention mention;
  mention.value = value;
  return mention;
}

}  // namespace

TEST_CASE("a number is met by its bounds, unit and modifier") {
  Known known;
  const auto crates = quantity(1200, open, known.term("unit:crate"), model::Modifier::MoreThan);
  CHECK(cli::notation(crates, known.names) == "1200.. unit:crate more-than");
  CHECK(cli::meets(crates, "1200.. unit:crate more-than", known.names));
  CHECK(cli::meets(crates, "1200..", known.names));
  CHECK_FALSE(cli::meets(crates, "1200 unit:crate more-than", known.names));
  CHECK_FALSE(cli::meets(crates, "1200.. - more-than", known.names));
  CHECK_FALSE(cli::meets(crates, "1200.. unit:crate at-least", known.names));
  const auto bare = quantity(0.1 + 0.2, 0.3, {}, model::Modifier::Exact);
  CHECK(cli::meets(bare, "0.3 - exact", known.names));
  CHECK(cli::meets(quantity(-open, 5, {}, model::Modifier::AtMost), "..5 - at-most", known.names));
}

TEST_CASE("a claim is met by the fields that are named, and by no others") {
  Known known;
  model::Claim claim;
  claim.predicate = known.term("carry.letter");
  claim.slots.push_back({known.term("agent"), known.term("Q1"), {}, "", {}, model::Via::Name, 1});
  claim.slots.push_back({known.term("theme"), {}, known.term("c:letter"), "letters", {}, model::Via::Name, 1});
  claim.time = model::ClaimTime{};
  claim.time->time.edtf = "../2017";
  claim.time->time.basis = model::Basis::Explicit;
  CHECK(cli::meets(claim, "carry.letter", known.names));
  CHECK(
      cli::meets(claim, "carry.letter agent=Q1 theme=c:letter time=../2017 pol=+ mod=asserted source=-", known.names));
  CHECK(cli::meets(claim, "carry.letter recipient=-", known.names));
  CHECK_FALSE(cli::meets(claim, "carry.letter agent=-", known.names));
  CHECK_FALSE(cli::meets(claim, "carry.letter agent=Q2", known.names));
  CHECK_FALSE(cli::meets(claim, "carry.letter time=-", known.names));
  CHECK_FALSE(cli::meets(claim, "send.letter", known.names));
}

TEST_CASE("all results are expected and everything expected is found, each once") {
  Known known;
  const std::vector<model::Mention> got = {quantity(1, 1, {}, model::Modifier::Exact),
                                           quantity(2, 2, {}, model::Modifier::Exact)};
  CHECK(cli::all_meet(got, {"1", "2"}, known.names));
  CHECK(cli::all_meet(got, {"2", "1"}, known.names));
  CHECK_FALSE(cli::all_meet(got, {"1"}, known.names));
  CHECK_FALSE(cli::all_meet(got, {"1", "1"}, known.names));
  CHECK_FALSE(cli::all_meet(got, {"1", "2", "3"}, known.names));
  CHECK(cli::all_meet(std::vector<model::Mention>{}, {}, known.names));
}

TEST_CASE("a language file gives its tests with their lines") {
  const gainsay::test::Folder folder;
  const auto path =
      folder.write("zz.lang",
                   "[meta]\ncode\tzz\n[tests]\n# a comment\nquantity\tone owl\t1 unit:owl exact\n"
                   "time\tyesterday ; today\tnone\t2020-02-02\n[verb]\nx\ty\n[tests]\nentity\tA B\tQ1 ; ?\n");
  const auto file = cli::load_language_file(path);
  REQUIRE(file);
  CHECK(file->code == "zz");
  REQUIRE(file->tests.size() == 3);
  CHECK(file->tests[0].line == 5);
  CHECK(file->tests[1].expected.empty());
  CHECK(file->tests[1].published == "2020-02-02");
  CHECK(file->tests[2].expected == std::vector{"Q1"s, "?"s});
}

TEST_CASE("a row that is no test is refused with its line") {
  const gainsay::test::Folder folder;
  const auto short_row = cli::load_language_file(folder.write("zz.lang", "[tests]\nquantity\tone owl\n"));
  REQUIRE_FALSE(short_row);
  CHECK(short_row.error().where == folder / "zz.lang:2");
  CHECK_FALSE(cli::load_language_file(folder.write("zy.lang", "[tests]\nowls\tone owl\t1\n")));
  CHECK_FALSE(cli::load_language_file(folder / "no.lang"));
}

// SPDX-License-Identifier: Apache-2.0
// The comparison columns that a casefile holds as bytes: damaged ones are refused, sound ones are read as they were
// written, and matching takes both in its stride.
#include "host/matching/comparison.hpp"
#include "host/matching/corpus.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/support/frames.hpp"

namespace gainsay::fuzz {
namespace {

// The bytes of two claims: the input only says what is changed in them.
const std::string& sound() {
  static const std::string bytes = [] {
    test::Frames frames;
    frames.claim(101).says("supply.arms").who("agent", "Q1").during("2023-01-01", "2023-12-31").by("Q3");
    frames.claim(102).says("supply.arms").what("theme", "concept:arms").much("theme", 1, 2, "km");
    return matching::pack({1, {2, 3, 5}, frames.columns()});
  }();
  return bytes;
}

// The input is what stands there, or (first byte odd) a list of changes: place, new byte.
std::string blob_of(std::string_view input) {
  Input in(input);
  if (in.byte() % 2 == 0) return std::string(in.rest());
  std::string out = sound();
  if (const auto cut = in.take<std::uint16_t>(); cut < out.size()) out.resize(cut);
  while (!in.at_end() && !out.empty()) {
    const auto at = in.take<std::uint16_t>() % out.size();
    out[at] = static_cast<char>(in.byte());
  }
  return out;
}

}  // namespace

void run(std::string_view input) {
  const std::string blob = blob_of(input);
  const auto comparison = matching::unpack(blob);
  if (!comparison) {
    check_error(comparison.error());
    return property(comparison.error().code == ErrorCode::Damaged, "what cannot be read is damaged");
  }
  property(plugin_host::well_formed(comparison->columns.view()), "what was read leads nowhere outside");
  property(matching::pack(*comparison) == blob, "what was read is written back the same");
  const auto corpus = matching::gather({&*comparison, 1});
  property(plugin_host::well_formed(corpus.rows.view()), "matching keeps rows sound");
  property(corpus.member_begin.size() == corpus.rows.rows.size() + 1, "every row has its members");
  property(corpus.members.size() == comparison->columns.rows.size(), "every claim is a member of one row");
}

}  // namespace gainsay::fuzz

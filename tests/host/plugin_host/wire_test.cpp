// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/wire.hpp"

#include <random>
#include <string>
#include <vector>

#include "gainsay/kit/convert.hpp"
#include "tests/support/catch.hpp"

using namespace gainsay;
using namespace gainsay::plugin_host;

namespace {

std::vector<std::byte> memory(std::size_t size) { return std::vector<std::byte>(size); }

model::Claim full_claim() {
  model::Claim c;
  c.flags = model::claim_flag::Quoted;
  c.predicate = {7};
  c.span = {0, 12};
  c.polarity = model::Polarity::Negative;
  c.modality = model::Modality::Planned;
  c.checkworthy = 2;
  c.confidence = 0.25;
  c.time = model::ClaimTime{};
  c.time->time.edtf = "2023-07-20/2023-07-31";
  c.time->time.days = {19558, 19569};
  c.slots.push_back({{1}, {2}, {3}, "a label", {0, 4}, model::Via::Office, 0.5});
  c.slots.push_back({{4}, {}, {}, "", {}, model::Via::Default, 1});
  c.quantities.push_back({{5}, {6, 9}, 0.75, {}, {}});
  c.sources.push_back({{6}, "the ministry", "say", {5, 9}, 1});
  c.cues.push_back({model::CueKind::Polarity, {1, 3}});
  return c;
}

}  // namespace

TEST_CASE("a claim comes out of the arena as it went in") {
  const model::Claim full = full_claim();
  const kit::ClaimView view(full);
  auto arena = memory(4096);
  Packer out(arena);
  pack(out, view.abi());
  REQUIRE_FALSE(out.full());
  Unpacker in(std::span<const std::byte>(arena).first(out.size()));
  UnpackedClaim claim;
  REQUIRE(claim.unpack(in));
  CHECK(in.at_end());
  const model::Claim back = kit::to_model(claim.abi);
  CHECK(back.predicate == Term{7});
  CHECK(back.modality == model::Modality::Planned);
  REQUIRE(back.time);
  CHECK(back.time->time.edtf == "2023-07-20/2023-07-31");
  REQUIRE(back.slots.size() == 2);
  CHECK(back.slots[0].label == "a label");
  CHECK(back.slots[1].label.empty());
  REQUIRE(back.sources.size() == 1);
  CHECK(back.sources[0].label == "the ministry");
  CHECK(back.sources[0].act == "say");
  CHECK(back.cues.size() == 1);
}

TEST_CASE("what does not fit is not written, and can be taken back") {
  auto arena = memory(64);
  Packer out(arena);
  out.text(std::string_view("0123456789"));
  const std::size_t before = out.size();
  out.text(std::string(100, 'x'));
  CHECK(out.full());
  out.rewind(before);
  out.value(std::uint64_t{1});
  CHECK_FALSE(out.full());
  out.rewind(before);
  out.reserve(40);
  out.value(std::uint64_t{1});
  CHECK(out.full());
}

TEST_CASE("damaged bytes are noticed, never followed") {
  const model::Claim full = full_claim();
  const kit::ClaimView view(full);
  auto arena = memory(4096);
  Packer out(arena);
  pack(out, view.abi());
  std::mt19937 random(7);
  std::size_t noticed = 0;
  for (int i = 0; i < 20'000; ++i) {
    auto copy =
        std::vector<std::byte>(arena.begin(), arena.begin() + static_cast<std::ptrdiff_t>(random() % (out.size() + 1)));
    for (int flips = 0; flips < 3 && !copy.empty(); ++flips)
      copy[random() % copy.size()] = static_cast<std::byte>(random());
    Unpacker in(copy);
    UnpackedClaim claim;
    noticed += claim.unpack(in) ? 0 : 1;
  }
  CHECK(noticed > 10'000);
}

TEST_CASE("a list whose length is absurd does not overflow") {
  auto arena = memory(64);
  Packer out(arena);
  out.value(~std::uint64_t{0});
  Unpacker in(arena);
  CHECK(in.list<std::uint64_t>().empty());
  CHECK_FALSE(in.ok());
}

TEST_CASE("a document keeps its analysis on the way to the worker") {
  model::Document document;
  document.text = "Two words";
  document.appearances.push_back({});
  document.appearances[0].publisher = "The Paper";
  document.appearances[0].published = model::Published{"2024-05-01", {19844, 19844}, 3600, model::DateBasis::User};
  model::Analysis analysis;
  analysis.languages = {"en", "fa"};
  analysis.key_fold = {{'t', 'w', 'o'}, {0, 1, 2, 3}};
  analysis.tokens = {{{0, 3}, 0, 3, 0, 3, model::TokenKind::Word, 0, 0},
                     {{4, 9}, 4, 9, 4, 9, model::TokenKind::Word, 1, 0}};
  analysis.sentences = {{{0, 9}, 0, 2, 0, 0}};
  const kit::DocumentView view(document, analysis);
  auto arena = memory(packed_bytes(view.abi()));
  Packer out(arena);
  pack_document(out, view.abi());
  REQUIRE_FALSE(out.full());
  Unpacker in(std::span<const std::byte>(arena).first(out.size()));
  UnpackedDocument back;
  REQUIRE(back.unpack(in));
  CHECK(kit::view(back.abi.text) == "Two words");
  CHECK(kit::view(back.abi.publisher) == "The Paper");
  CHECK(back.abi.published_lo == 19844);
  CHECK(back.abi.published_second == 3600);
  REQUIRE(back.abi.language_count == 2);
  CHECK(kit::view(back.abi.languages[1]) == "fa");
  REQUIRE(back.abi.token_count == 2);
  CHECK(back.abi.tokens[1].begin == 4);
  REQUIRE(back.abi.key_fold.size == 3);
  CHECK(back.abi.key_fold.offsets[3] == 3);
  CHECK(back.abi.language_fold.size == 0);
}

// SPDX-License-Identifier: Apache-2.0
#include "gainsay/kit/hash.hpp"

#include <array>
#include <vector>

#include "gainsay/kit/key.hpp"
#include "tests/support/catch.hpp"

using gainsay::kit::blake2b_hex;
using gainsay::kit::claim_id;
using gainsay::kit::document_id;
using gainsay::kit::Hasher;
using gainsay::kit::key;
using gainsay::kit::link_id;
using gainsay::kit::matter;
using gainsay::kit::run_id;
using gainsay::kit::sha256_hex;
using gainsay::kit::term;

TEST_CASE("BLAKE2b and SHA-256 give the published values") {
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(blake2b_hex("abc") == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  CHECK(blake2b_hex("") == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

TEST_CASE("a term is the first eight bytes of BLAKE2b, read little endian, and the empty name is no term") {
  CHECK(term("abc").value == 0x723942633c81ddbdull);
  CHECK_FALSE(term(""));
  CHECK(term("supply.arms") != term("supply.arms "));
}

TEST_CASE("a document's id is the SHA-256 of its bytes") {
  CHECK(gainsay::to_string(document_id("abc")) ==
        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("parts of a hash do not run into each other") {
  CHECK(Hasher().add("ab").add("c").finish() != Hasher().add("a").add("bc").finish());
  CHECK(Hasher().add("").add("x").finish() != Hasher().add("x").finish());
  CHECK(Hasher().add(std::uint64_t{1}).finish() == Hasher().add(std::uint64_t{1}).finish());
}

TEST_CASE("a claim's id depends on where it stands, who found it and what it says, and on nothing else") {
  const auto document = document_id("text");
  const auto id = claim_id(document, 3, 9, "org.example.x", term("visit"), 0);
  CHECK(id == claim_id(document, 3, 9, "org.example.x", term("visit"), 0));
  CHECK(id != claim_id(document, 3, 10, "org.example.x", term("visit"), 0));
  CHECK(id != claim_id(document, 3, 9, "org.example.y", term("visit"), 0));
  CHECK(id != claim_id(document, 3, 9, "org.example.x", term("meet"), 0));
  CHECK(id != claim_id(document, 3, 9, "org.example.x", term("visit"), 1));
  CHECK(link_id("v", "r", {1}, {2}) != link_id("v", "r", {2}, {1}));
  CHECK(run_id("p", "1", "a", "b") != run_id("p", "1", "a", "c"));
}

TEST_CASE("a matter does not depend on the order or number of its participants, a key does") {
  const std::array<std::uint64_t, 3> forward = {5, 7, 5};
  const std::array<std::uint64_t, 2> backward = {7, 5};
  const std::array<std::uint64_t, 1> object = {9};
  CHECK(matter("stance.norm", forward, object) == matter("stance.norm", backward, object));
  CHECK(matter("stance.norm", forward, {}) != matter("stance.norm", backward, object));
  CHECK(matter("stance.norm", std::array<std::uint64_t, 1>{5}, std::array<std::uint64_t, 1>{7}) !=
        matter("stance.norm", std::array<std::uint64_t, 2>{5, 7}, {}));
  CHECK(key("v", "norm", std::array<std::uint64_t, 2>{5, 7}) != key("v", "norm", backward));
  CHECK(key("v", "norm", object) != key("v", "event", object));
  CHECK(key("v", "norm", object) != key("w", "norm", object));
}

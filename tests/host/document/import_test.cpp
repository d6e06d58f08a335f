// SPDX-License-Identifier: Apache-2.0
#include "host/document/import.hpp"

#include <sstream>

#include "tests/host/document/folder.hpp"
#include "tests/support/catch.hpp"

using gainsay::ErrorCode;
using gainsay::document::import_all;
using gainsay::document::import_bytes;
using gainsay::document::import_item;
using gainsay::document::ImportOptions;
using gainsay::document::SourceItem;
using gainsay::test::ContainsSubstring;
using gainsay::test::Folder;

namespace {

SourceItem named(const std::string& file) { return {file, file, {}}; }

gainsay::Error refusal(const std::string& bytes, ImportOptions options = {}) {
  auto result = import_bytes(bytes, named("a.txt"), options);
  REQUIRE_FALSE(result);
  return std::move(result).error();
}

}  // namespace

TEST_CASE("a document is the file's bytes and their SHA-256") {
  Folder folder;
  folder.with("a.txt", "abc");
  const auto document = import_item(named(folder / "a.txt"), {});
  REQUIRE(document);
  CHECK(document->text == "abc");
  CHECK(to_string(document->id) == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  REQUIRE(document->appearances.size() == 1);
  CHECK(document->appearances[0].path == folder / "a.txt");
  CHECK_FALSE(document->appearances[0].retrieved);
}

TEST_CASE("a byte order mark and line ends stay where they are") {
  const auto document = import_bytes("\xEF\xBB\xBFone\r\ntwo", named("a.txt"), {});
  REQUIRE(document);
  CHECK(document->text == "\xEF\xBB\xBFone\r\ntwo");
}

TEST_CASE("what is not text is refused with the place and the reason") {
  CHECK_THAT(refusal("").message, ContainsSubstring("no text"));
  CHECK_THAT(refusal(" \r\n\t").message, ContainsSubstring("no text"));
  CHECK_THAT(refusal("\xEF\xBB\xBF\n").message, ContainsSubstring("no text"));
  CHECK_THAT(refusal(std::string("ab\0cd", 5)).message, ContainsSubstring("NUL byte at offset 2"));
  CHECK(refusal("caf\xE9 \xFF x").message == "not UTF-8: the first bad byte is at offset 3, 2 bad bytes in all");
  CHECK(refusal("ab\xC3").message == "not UTF-8: the first bad byte is at offset 2, 1 bad byte in all");
  CHECK(refusal("\xED\xA0\x80").code == ErrorCode::BadInput);  // a surrogate
  CHECK(refusal("\xC0\xAF").code == ErrorCode::BadInput);      // an overlong form
  CHECK(refusal("x", {0, nullptr}).code == ErrorCode::TooLarge);
  CHECK(refusal("ab\xC3").where == "a.txt");
}

TEST_CASE("the size limit is exact and holds for files and standard input") {
  Folder folder;
  folder.with("a.txt", std::string(100, 'x')).with("b.txt", std::string(101, 'x'));
  CHECK(import_item(named(folder / "a.txt"), {100, nullptr}));
  CHECK(import_item(named(folder / "b.txt"), {100, nullptr}).error().code == ErrorCode::TooLarge);
  std::istringstream in(std::string(101, 'x'));
  CHECK(import_item(named("-"), {100, &in}).error().code == ErrorCode::TooLarge);
}

TEST_CASE("standard input is a source like any other") {
  std::istringstream in("A line from somewhere.");
  const auto document = import_item(named("-"), {100, &in});
  REQUIRE(document);
  CHECK(document->text == "A line from somewhere.");
  CHECK(document->appearances[0].path == "-");
  CHECK(import_item(named("-"), {}).error().code == ErrorCode::Unsupported);
}

TEST_CASE("files that cannot be read say why") {
  Folder folder;
  folder.with("a.pdf", "%PDF-1.7");
  CHECK(import_item(named(folder / "gone.txt"), {}).error().code == ErrorCode::NotFound);
  CHECK(import_item(named(folder.path()), {}).error().code == ErrorCode::Io);
  CHECK(import_item(named(folder / "a.pdf"), {}).error().code == ErrorCode::Unsupported);
}

TEST_CASE("equal bytes are one document that was seen twice; a bad file costs only itself") {
  Folder folder;
  folder.with("a.txt", "Same words.").with("b.txt", "\xFF").with("c.txt", "Same words.").with("d.txt", "Other words.");
  std::vector<SourceItem> items = {named(folder / "a.txt"), named(folder / "b.txt"), named(folder / "c.txt"),
                                   named(folder / "d.txt")};
  items[0].metadata.publisher = "One";
  items[2].metadata.publisher = "Two";
  items[2].metadata.language = "en";
  const auto all = import_all(items, {});
  REQUIRE(all.documents.size() == 2);
  REQUIRE(all.documents[0].appearances.size() == 2);
  CHECK(all.documents[0].appearances[0].publisher == "One");
  CHECK(all.documents[0].appearances[1].publisher == "Two");
  CHECK(all.documents[0].language == "en");
  REQUIRE(all.failures.size() == 1);
  CHECK(all.failures[0].path == folder / "b.txt");
  CHECK(all.failures[0].stage == "import");
  CHECK(all.failures[0].code == "bad-input");
}

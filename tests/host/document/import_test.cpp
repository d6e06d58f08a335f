// SPDX-License-Identifier: Apache-2.0
#include "host/document/import.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <sstream>
#include <thread>

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

namespace fs = std::filesystem;

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
  CHECK_THAT(refusal(std::string("ab\0cd", 5)).message,
             ContainsSubstring("first NUL byte is at offset 2 (line 1), 1 NUL byte in all"));
  CHECK(refusal("caf\xE9 \xFF x").message ==
        "not UTF-8: the first bad byte is at offset 3 (line 1), 2 bad bytes in all");
  CHECK(refusal("a\n\nb\xC3").message == "not UTF-8: the first bad byte is at offset 4 (line 3), 1 bad byte in all");
  CHECK(refusal("\xED\xA0\x80").code == ErrorCode::BadInput);  // a surrogate
  CHECK(refusal("\xC0\xAF").code == ErrorCode::BadInput);      // an overlong form
  CHECK(refusal("x", {0}).code == ErrorCode::TooLarge);
  CHECK(refusal("ab\xC3").where == "a.txt");
}

TEST_CASE("the size limit is exact and holds for files and standard input") {
  Folder folder;
  folder.with("a.txt", std::string(100, 'x')).with("b.txt", std::string(101, 'x'));
  CHECK(import_item(named(folder / "a.txt"), {100}));
  CHECK(import_item(named(folder / "b.txt"), {100}).error().code == ErrorCode::TooLarge);
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

TEST_CASE("a format that is not text is told by its first bytes, whatever the file is called") {
  CHECK_THAT(refusal("%PDF-1.7\nall of it letters\n").message, ContainsSubstring("it is a PDF document"));
  CHECK_THAT(refusal("{\\rtf1 Hello}").message, ContainsSubstring("an RTF document"));
  CHECK_THAT(refusal("\x7F"
                     "ELF\x02")
                 .message,
             ContainsSubstring("a program"));
  CHECK_THAT(refusal("PK\x03\x04...").message, ContainsSubstring("a ZIP archive"));
  CHECK_THAT(refusal("\x89PNG\r\n\x1A\n").message, ContainsSubstring("a PNG image"));
  CHECK_THAT(refusal(std::string("\xFF\xFEh\0i\0", 6)).message, ContainsSubstring("UTF-16"));
  CHECK_THAT(refusal(std::string("SQLite format 3\0", 16)).message, ContainsSubstring("casefiles"));
}

TEST_CASE("what is no file is refused, and nothing is waited for") {
  Folder folder;
  folder.with("big.txt", "");
  fs::resize_file(folder / "big.txt", std::uintmax_t{1} << 40);  // a hole: reading it would not end soon
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  const auto reason = [](const std::string& file) { return import_item(named(file), {}).error().message; };
  CHECK(reason(folder / "big.txt") == "1099511627776 bytes are more than the limit of 8388608 bytes");
  CHECK(reason(folder / "pipe") == "nothing came out of the pipe");
  CHECK(reason("/dev/zero") == "a device, not a text");
  CHECK_THAT(reason("/proc/self/mem"), ContainsSubstring("reading failed: "));
}

TEST_CASE("a pipe that somebody writes into is read to its end, with pauses") {
  Folder folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  std::thread writer([&] {
    std::ofstream out(folder / "pipe");  // waits for the reader
    for (const auto* part : {"One. ", "Two. ", "Three."}) {
      out << part << std::flush;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  });
  // The reader holds it open, as a shell's <( ) does, until the writer is there.
  const int holder = ::open((folder / "pipe").c_str(), O_RDONLY);
  const auto document = import_item(named(folder / "pipe"), {});
  writer.join();
  ::close(holder);
  REQUIRE(document);
  CHECK(document->text == "One. Two. Three.");
}

TEST_CASE("bidi controls stay where they are and are noted, marks and joiners are not") {
  Folder folder;
  const std::string turned = "One\n\u202Etwo\u202C three \u2067four\u2069.";
  folder.with("a.txt", turned).with("b.txt", "A\u200Fb\u200Cc\u200Ed \u2013 \u2026");
  const std::vector<SourceItem> items = {named(folder / "a.txt"), named(folder / "b.txt")};
  const auto all = import_all(items, {});
  REQUIRE(all.documents.size() == 2);
  CHECK(all.documents[0].text == turned);
  REQUIRE(all.notes.size() == 1);
  CHECK(all.notes[0].what == folder / "a.txt");
  CHECK_THAT(all.notes[0].reason, ContainsSubstring("4 bidi controls, the first at offset 4 (line 2)"));
}

TEST_CASE("large documents are taken few at a time, and at least one") {
  Folder folder;
  folder.with("a.txt", std::string(60, 'a')).with("b.txt", std::string(60, 'b')).with("c.txt", "cc");
  const std::vector<SourceItem> items = {named(folder / "a.txt"), named(folder / "b.txt"), named(folder / "c.txt")};
  CHECK(import_all(items, {1000, nullptr, 100}).taken == 2);
  CHECK(import_all(items, {1000, nullptr, 0}).taken == 1);
  CHECK(import_all(items, {1000, nullptr, 1000}).taken == 3);
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

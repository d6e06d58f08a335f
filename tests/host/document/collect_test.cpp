// SPDX-License-Identifier: Apache-2.0
#include "host/document/collect.hpp"

#include <sys/stat.h>

#include <map>

#include "host/document/publication_date.hpp"
#include "tests/host/document/folder.hpp"
#include "tests/support/catch.hpp"

using gainsay::document::collect;
using gainsay::document::Metadata;
using gainsay::test::ContainsSubstring;
using gainsay::test::EndsWith;
using gainsay::test::Folder;

namespace fs = std::filesystem;

namespace {

std::vector<std::string> names(const gainsay::document::Collection& collection) {
  std::vector<std::string> out;
  for (const auto& item : collection.items) out.push_back(item.name);
  return out;
}

using Names = std::vector<std::string>;

std::map<std::string, std::string> reasons(const gainsay::document::Collection& collection) {
  std::map<std::string, std::string> out;
  for (const auto& failure : collection.failures) out[failure.path] = failure.reason;
  return out;
}

}  // namespace

TEST_CASE("a folder gives its texts in order of their names, and nothing else") {
  Folder folder;
  folder.with("b.txt")
      .with("a.md")
      .with("C.TXT")
      .with("notes.json")
      .with("gold.json")
      .with("README.md")
      .with("README.txt");
  folder.with(".draft.txt").with("below/deep.txt").with("sources.toml", "");
  const auto found = collect({folder.path()}, {});
  CHECK(names(found) == Names{"C.TXT", "a.md", "b.txt"});
  CHECK(found.skipped.empty());
}

TEST_CASE("kinds of text without an importer are listed, not dropped") {
  Folder folder;
  folder.with("a.txt").with("b.pdf").with("c.html").with("d.EML");
  const auto found = collect({folder.path()}, {});
  CHECK(names(found) == Names{"a.txt"});
  REQUIRE(found.skipped.size() == 3);
  CHECK(found.skipped[0].what == "b.pdf");
  CHECK(found.skipped[0].reason == "no importer for .pdf files yet");
  CHECK(found.skipped[2].what == "d.EML");
}

TEST_CASE("what the user names one by one is taken whatever it is called, but a dossier's papers are not texts") {
  Folder folder;
  folder.with("a.log").with(".hidden").with("sources.toml", "").with("gold.json", "{}");
  const auto found =
      collect({folder / "sources.toml", folder / "gold.json", folder / ".hidden", folder / "a.log", "-"}, {});
  CHECK(names(found) == Names{"-", folder / ".hidden", folder / "a.log"});
  CHECK(found.skipped.size() == 2);
}

TEST_CASE("a file that is named twice is one item") {
  Folder folder;
  folder.with("a.txt");
  const auto found = collect({folder / "a.txt", folder.path(), folder / "./a.txt", "-", "-"}, {});
  CHECK(found.items.size() == 2);
}

TEST_CASE("a source that cannot be read is listed with its name and the reason, and costs no other source") {
  Folder folder;
  folder.with("a.txt");
  fs::create_symlink("nowhere", folder / "link.txt");
  fs::create_symlink("circle.txt", folder / "circle.txt");
  const std::string too_long(300, 'n');
  const auto found = collect({folder / "nothing.txt", folder / "a.txt", folder / "link.txt", folder / "circle.txt",
                              folder / too_long, "@none"},
                             {});
  CHECK(names(found) == Names{folder / "a.txt"});
  CHECK(reasons(found) == std::map<std::string, std::string>{
                              {folder / "nothing.txt", "no such file or folder"},
                              {folder / "link.txt", "a link to a file that does not exist"},
                              {folder / "circle.txt", "Too many levels of symbolic links"},
                              {folder / too_long, "File name too long"},
                              {"none", "cannot be opened: No such file or directory"},
                          });
}

TEST_CASE("what is called like a text in a folder and is none is said") {
  Folder folder;
  folder.with("a.txt").with("below.txt/b.txt");
  fs::create_symlink("nowhere", folder / "link.txt");
  fs::create_symlink("..", folder / "up");
  REQUIRE(::mkfifo((folder / "pipe.txt").c_str(), 0600) == 0);
  const auto found = collect({folder.path()}, {});
  CHECK(names(found) == Names{"a.txt"});
  CHECK(reasons(found) == std::map<std::string, std::string>{{"link.txt", "a link to a file that does not exist"},
                                                             {"pipe.txt", "a pipe, not a file"}});
  REQUIRE(found.skipped.size() == 1);
  CHECK(found.skipped[0].what == "below.txt");
}

TEST_CASE("a list names sources, one a line or each ended by a NUL byte") {
  Folder folder;
  folder.with("a.txt").with("b\nb.txt").with("-c.txt");
  folder.with("lines", folder / "a.txt" + "\r\n\n" + (folder / "-c.txt") + "\n" + (folder / "gone.txt"));
  folder.with("nuls", (folder / "b\nb.txt") + '\0' + (folder / "a.txt") + '\0');
  const auto lines = collect({"@" + (folder / "lines")}, {});
  CHECK(names(lines) == Names{folder / "-c.txt", folder / "a.txt"});
  CHECK(reasons(lines) == std::map<std::string, std::string>{{folder / "gone.txt", "no such file or folder"}});
  CHECK(names(collect({"@" + (folder / "nuls")}, {})) == Names{folder / "a.txt", folder / "b\nb.txt"});
}

TEST_CASE("sources.toml tells about the texts of its folder, whether the folder or a file is named") {
  Folder folder;
  folder.with("a.txt").with("b.txt").with("below/c.txt").with("sources.toml", R"([[source]]
file = "a.txt"
title = "On trains"
publisher = "The Signal"
author = "N. N."
url = "https://example.org/a"
published = 2021-03-04
retrieved = "2021-04"
lang = "en"

[[source]]
file = "below/c.txt"
published = "2021"
)");
  const auto by_folder = collect({folder.path()}, {});
  CHECK(names(by_folder) == Names{"a.txt", "b.txt", "below/c.txt"});
  const auto& a = by_folder.items[0].metadata;
  CHECK(a.title == "On trains");
  CHECK(a.publisher == "The Signal");
  CHECK(a.author == "N. N.");
  CHECK(a.url == "https://example.org/a");
  CHECK(a.language == "en");
  CHECK(a.retrieved == "2021-04");
  REQUIRE(a.published);
  CHECK(a.published->edtf == "2021-03-04");
  CHECK(a.published->basis == gainsay::model::DateBasis::Metadata);
  CHECK_FALSE(by_folder.items[1].metadata.published);
  const auto by_file = collect({folder / "a.txt", folder / "below/c.txt"}, {});
  REQUIRE(by_file.items.size() == 2);
  CHECK(by_file.items[0].metadata.publisher == "The Signal");
  REQUIRE(by_file.items[1].metadata.published);
  CHECK(by_file.items[1].metadata.published->edtf == "2021");
}

TEST_CASE("the command line stands above sources.toml, field by field") {
  Folder folder;
  folder.with("a.txt").with("sources.toml",
                            "[[source]]\nfile = \"a.txt\"\npublisher = \"The Signal\"\npublished = \"2021\"\n");
  Metadata line;
  line.published = *gainsay::document::parse_publication_date("2022-05", gainsay::model::DateBasis::User);
  const auto found = collect({folder.path()}, line);
  const auto& a = found.items.at(0).metadata;
  CHECK(a.publisher == "The Signal");
  CHECK(a.published->edtf == "2022-05");
  CHECK(a.published->basis == gainsay::model::DateBasis::User);
}

TEST_CASE("a broken sources.toml is refused with file and line") {
  struct Row {
    const char* toml;
    const char* place;  // line:column
    const char* says;
  };
  const Row rows[] = {
      {"[[source]]\nfile = \"a.txt\nx = 1\n", "2:14:", ""},
      {"\n\n[[source]]\nfile = \"../a.txt\"\n", "3:1:", "leads out of the folder"},
      {"[[source]]\nfile = \"below/../../a.txt\"\n", "1:1:", "leads out of the folder"},
      {"[[source]]\nfile = \"/etc/hostname\"\n", "1:1:", "leads out of the folder"},
      {"[[source]]\nfile = \"\"\n", "1:1:", "leads out of the folder"},
      {"[[source]]\ntitle = \"A\"\n", "1:1:", "no `file`"},
      {"[[source]]\nfile = \"a.txt\"\npublished = \"last week\"\n", "3:13:", "last week"},
      {"[[source]]\nfile = \"a.txt\"\nlang = \"Persian language\"\n", "3:8:", "language tag"},
      {"[[source]]\nfile = \"a.txt\"\n\ntitle = 7\n", "4:9:", "`title` is not a text"},
      {"[[source]]\nfile = \"a.txt\"\n[[source]]\nfile = \"./a.txt\"\n", "3:1:", "second entry"},
      {"source = 3\n", "1:10:", "not a list of tables"},
  };
  for (const auto& row : rows) {
    INFO(row.toml);
    Folder folder, other;
    folder.with("a.txt").with("sources.toml", row.toml);
    other.with("other.txt");
    for (const auto& named : {folder.path(), folder / "a.txt"}) {
      const auto found = collect({named, other.path()}, {});
      CHECK(names(found) == Names{"other.txt"});
      REQUIRE(found.failures.size() == 1);
      CHECK(found.failures[0].path == named);
      CHECK(found.failures[0].code == "bad-input");
      CHECK_THAT(found.failures[0].reason,
                 ContainsSubstring(std::string("sources.toml:") + row.place) && ContainsSubstring(row.says));
    }
  }
}

TEST_CASE("a sources.toml that is no file is not passed over in silence") {
  Folder folder;
  folder.with("a.txt").with("sources.toml/x", "");
  const auto found = collect({folder.path()}, {});
  CHECK(found.items.empty());
  REQUIRE(found.failures.size() == 1);
  CHECK_THAT(found.failures[0].reason, ContainsSubstring("sources.toml: is a folder"));
}

TEST_CASE("an entry for a missing file is named, and the other texts of the folder are there") {
  Folder folder;
  folder.with("a.txt").with("sources.toml", "[[source]]\nfile = \"a.txt\"\n\n[[source]]\nfile = \"gone.txt\"\n");
  for (const auto& named : {folder.path(), folder / "a.txt"}) {
    const auto found = collect({named}, {});
    CHECK(found.items.size() == 1);
    REQUIRE(found.failures.size() == 1);
    CHECK_THAT(found.failures[0].path, EndsWith("sources.toml:4:1"));
    CHECK(found.failures[0].code == "not-found");
    CHECK_THAT(found.failures[0].reason, ContainsSubstring("gone.txt"));
  }
}

TEST_CASE("a key that sources.toml does not know is noted, not obeyed and not refused") {
  Folder folder;
  folder.with("a.txt").with("sources.toml", "topic = \"trains\"\n[[source]]\nfile = \"a.txt\"\npublised = \"2021\"\n");
  const auto found = collect({folder.path()}, {});
  REQUIRE(found.notes.size() == 2);
  CHECK_THAT(found.notes[0], EndsWith("sources.toml:4:12: unknown key `publised`"));
}

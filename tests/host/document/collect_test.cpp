// SPDX-License-Identifier: Apache-2.0
#include "host/document/collect.hpp"

#include "host/document/publication_date.hpp"
#include "tests/host/document/folder.hpp"
#include "tests/support/catch.hpp"

using gainsay::ErrorCode;
using gainsay::document::collect;
using gainsay::document::Metadata;
using gainsay::test::ContainsSubstring;
using gainsay::test::EndsWith;
using gainsay::test::Folder;

namespace {

std::vector<std::string> names(const gainsay::document::Collection& collection) {
  std::vector<std::string> out;
  for (const auto& item : collection.items) out.push_back(item.name);
  return out;
}

using Names = std::vector<std::string>;

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
  REQUIRE(found);
  CHECK(names(*found) == Names{"C.TXT", "a.md", "b.txt"});
  CHECK(found->skipped.empty());
}

TEST_CASE("kinds of text without an importer are listed, not dropped") {
  Folder folder;
  folder.with("a.txt").with("b.pdf").with("c.html").with("d.EML");
  const auto found = collect({folder.path()}, {});
  REQUIRE(found);
  CHECK(names(*found) == Names{"a.txt"});
  REQUIRE(found->skipped.size() == 3);
  CHECK(found->skipped[0].what == "b.pdf");
  CHECK(found->skipped[0].reason == "no importer for .pdf files yet");
  CHECK(found->skipped[2].what == "d.EML");
}

TEST_CASE("what the user names one by one is taken whatever it is called, but a dossier's papers are not texts") {
  Folder folder;
  folder.with("a.log").with(".hidden").with("sources.toml", "").with("gold.json", "{}");
  const auto found =
      collect({folder / "sources.toml", folder / "gold.json", folder / ".hidden", folder / "a.log", "-"}, {});
  REQUIRE(found);
  CHECK(names(*found) == Names{"-", folder / ".hidden", folder / "a.log"});
  CHECK(found->skipped.size() == 2);
}

TEST_CASE("a file that is named twice is one item") {
  Folder folder;
  folder.with("a.txt");
  const auto found = collect({folder / "a.txt", folder.path(), folder / "./a.txt", "-", "-"}, {});
  REQUIRE(found);
  CHECK(found->items.size() == 2);
}

TEST_CASE("a source that does not exist is an error that names it") {
  Folder folder;
  const auto found = collect({folder / "nothing.txt"}, {});
  REQUIRE_FALSE(found);
  CHECK(found.error().code == ErrorCode::NotFound);
  CHECK(found.error().where == folder / "nothing.txt");
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
  REQUIRE(by_folder);
  CHECK(names(*by_folder) == Names{"a.txt", "b.txt", "below/c.txt"});
  const auto& a = by_folder->items[0].metadata;
  CHECK(a.title == "On trains");
  CHECK(a.publisher == "The Signal");
  CHECK(a.author == "N. N.");
  CHECK(a.url == "https://example.org/a");
  CHECK(a.language == "en");
  CHECK(a.retrieved == "2021-04");
  REQUIRE(a.published);
  CHECK(a.published->edtf == "2021-03-04");
  CHECK(a.published->basis == gainsay::model::DateBasis::Metadata);
  CHECK_FALSE(by_folder->items[1].metadata.published);
  const auto by_file = collect({folder / "a.txt", folder / "below/c.txt"}, {});
  REQUIRE(by_file);
  REQUIRE(by_file->items.size() == 2);
  CHECK(by_file->items[0].metadata.publisher == "The Signal");
  REQUIRE(by_file->items[1].metadata.published);
  CHECK(by_file->items[1].metadata.published->edtf == "2021");
}

TEST_CASE("the command line stands above sources.toml, field by field") {
  Folder folder;
  folder.with("a.txt").with("sources.toml",
                            "[[source]]\nfile = \"a.txt\"\npublisher = \"The Signal\"\npublished = \"2021\"\n");
  Metadata line;
  line.published = *gainsay::document::parse_publication_date("2022-05", gainsay::model::DateBasis::User);
  const auto found = collect({folder.path()}, line);
  REQUIRE(found);
  const auto& a = found->items.at(0).metadata;
  CHECK(a.publisher == "The Signal");
  CHECK(a.published->edtf == "2022-05");
  CHECK(a.published->basis == gainsay::model::DateBasis::User);
}

TEST_CASE("a broken sources.toml is refused with file and line") {
  struct Row {
    const char* toml;
    int line;
    ErrorCode code;
    const char* says;
  };
  const Row rows[] = {
      {"[[source]]\nfile = \"a.txt\nx = 1\n", 2, ErrorCode::BadInput, ""},
      {"[[source]]\nfile = \"gone.txt\"\n", 1, ErrorCode::NotFound, "gone.txt"},
      {"\n\n[[source]]\nfile = \"../a.txt\"\n", 3, ErrorCode::BadInput, "leads out of the folder"},
      {"[[source]]\nfile = \"below/../../a.txt\"\n", 1, ErrorCode::BadInput, "leads out of the folder"},
      {"[[source]]\nfile = \"/etc/hostname\"\n", 1, ErrorCode::BadInput, "leads out of the folder"},
      {"[[source]]\nfile = \"\"\n", 1, ErrorCode::BadInput, "leads out of the folder"},
      {"[[source]]\ntitle = \"A\"\n", 1, ErrorCode::BadInput, "no `file`"},
      {"[[source]]\nfile = \"a.txt\"\npublished = \"last week\"\n", 3, ErrorCode::BadInput, "last week"},
      {"[[source]]\nfile = \"a.txt\"\nlang = \"Persian language\"\n", 3, ErrorCode::BadInput, "language tag"},
      {"[[source]]\nfile = \"a.txt\"\n\ntitle = 7\n", 4, ErrorCode::BadInput, "`title` is not a text"},
      {"[[source]]\nfile = \"a.txt\"\n[[source]]\nfile = \"./a.txt\"\n", 3, ErrorCode::BadInput, "second entry"},
      {"source = 3\n", 1, ErrorCode::BadInput, "not a list of tables"},
  };
  for (const auto& row : rows) {
    INFO(row.toml);
    Folder folder;
    folder.with("a.txt").with("sources.toml", row.toml);
    for (const auto& named : {folder.path(), folder / "a.txt"}) {
      const auto found = collect({named}, {});
      REQUIRE_FALSE(found);
      CHECK(found.error().code == row.code);
      CHECK_THAT(found.error().where, EndsWith("sources.toml:" + std::to_string(row.line)));
      CHECK_THAT(found.error().message, ContainsSubstring(row.says));
    }
  }
}

TEST_CASE("a key that sources.toml does not know is noted, not obeyed and not refused") {
  Folder folder;
  folder.with("a.txt").with("sources.toml", "topic = \"trains\"\n[[source]]\nfile = \"a.txt\"\npublised = \"2021\"\n");
  const auto found = collect({folder.path()}, {});
  REQUIRE(found);
  REQUIRE(found->notes.size() == 2);
  CHECK_THAT(found->notes[0], EndsWith("sources.toml:4: unknown key `publised`"));
}

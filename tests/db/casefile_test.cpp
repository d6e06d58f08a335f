// SPDX-License-Identifier: Apache-2.0
// The file itself: made, opened, refused.
#include <sys/stat.h>

#include "db/migrate.hpp"
#include "tests/db/casefile_fixture.hpp"
#include "tests/db/raw_file.hpp"

namespace gainsay::db::test {
namespace {

using gainsay::test::ContainsSubstring;

unsigned mode_of(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777u : 0;
}

std::string made_casefile(const Folder& folder) {
  const auto path = folder.file("a case?.gainsay");  // neither space nor question mark confuses it
  auto casefile = must(Casefile::create(path));
  fill(casefile);
  return path;
}

}  // namespace

TEST_CASE("a new casefile can be read by its owner only, and so can everything beside it") {
  const Folder folder;
  const auto path = folder.file("new.gainsay");
  const auto before = ::umask(0);
  {
    auto casefile = must(Casefile::create(path));
    fill(casefile);
    CHECK(mode_of(path) == 0600);
    CHECK(mode_of(path + "-wal") == 0600);
    CHECK(mode_of(path + "-writer") == 0600);
  }
  ::umask(before);
  CHECK_FALSE(std::filesystem::exists(path + "-wal"));
  CHECK_FALSE(std::filesystem::exists(path + "-writer"));
}

TEST_CASE("a casefile is never made over something") {
  const Folder folder;
  const auto path = made_casefile(folder);
  const auto bytes = read_file(path);
  const auto again = Casefile::create(path);
  REQUIRE_FALSE(again);
  CHECK(again.error().code == ErrorCode::Usage);
  CHECK_THAT(again.error().message, ContainsSubstring("exists already"));
  CHECK(read_file(path) == bytes);
  CHECK(Casefile::create(folder.file("no/such/folder.gainsay")).error().code == ErrorCode::Io);
}

TEST_CASE("what was written is there after closing and opening, for reading and for writing") {
  const Folder folder;
  const auto path = made_casefile(folder);
  for (const auto access : {Access::Read, Access::Write}) {
    auto casefile = must(Casefile::open(path, access));
    CHECK(must(casefile.documents().count()) == 2);
    CHECK(must(casefile.claims().list({})).size() == 3);
    CHECK(messages(must(casefile.verify())).empty());
  }
}

TEST_CASE("a casefile opened for reading refuses to write") {
  const Folder folder;
  auto casefile = must(Casefile::open(made_casefile(folder), Access::Read));
  const auto put = casefile.documents().put(document_of("New."));
  REQUIRE_FALSE(put);
  CHECK(put.error().code == ErrorCode::Io);
  CHECK(must(casefile.documents().count()) == 2);
}

TEST_CASE("readers see what is committed while a writer is at work") {
  const Folder folder;
  const auto path = made_casefile(folder);
  const auto run = run_of(extractor, "1");
  auto written = must(Casefile::open(path, Access::Write));
  auto read = must(Casefile::open(path, Access::Read));
  Writer writer(written);
  must(writer.begin_batch());
  auto found = found_in("Later it will rain.", {"will rain"}, run, "c.txt");
  found.claims[0].slots[0].role = kit::term("a role that the reader has not met");
  must(writer.put(found.rows()));
  CHECK(must(read.documents().count()) == 2);
  must(writer.commit_batch());
  CHECK(must(read.documents().count()) == 3);
  check_equal(must(read.claims().get(found.claims[0].id)), found.claims[0]);
}

TEST_CASE("a casefile in a folder that cannot be written can be read") {
  const Folder folder;
  const auto path = made_casefile(folder);
  std::filesystem::permissions(folder.file(""),
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  {
    auto casefile = must(Casefile::open(path, Access::Read));
    CHECK(must(casefile.claims().list({})).size() == 3);
  }
  std::filesystem::permissions(folder.file(""), std::filesystem::perms::owner_all);
}

TEST_CASE("a temporary casefile is a real file, and gone afterwards") {
  std::string path;
  {
    auto casefile = must(Casefile::temporary());
    path = casefile.path();
    fill(casefile);
    CHECK(std::filesystem::is_regular_file(path));
    CHECK(mode_of(std::filesystem::path(path).parent_path()) == 0700);
    auto moved = std::move(casefile);
    CHECK(must(moved.claims().count()) == 3);
  }
  CHECK_FALSE(std::filesystem::exists(std::filesystem::path(path).parent_path()));
}

TEST_CASE("a casefile of a newer program is refused, with what to do, and left as it was") {
  const Folder folder;
  const auto path = made_casefile(folder);
  REQUIRE(raw_sql(path, "PRAGMA user_version = 4711").empty());
  const auto bytes = read_file(path);
  for (const auto access : {Access::Read, Access::Write}) {
    const auto opened = Casefile::open(path, access);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::TooNew);
    CHECK_THAT(opened.error().message, ContainsSubstring("4711") && ContainsSubstring(path));
    CHECK_THAT(opened.error().hint, ContainsSubstring("newer version"));
  }
  CHECK(read_file(path) == bytes);
}

TEST_CASE("an older casefile is brought up to date, also by a reader") {
  const Folder folder;
  const auto path = folder.file("old.gainsay");
  must(Casefile::create(path));
  // The file as the program of schema 4 left it.
  REQUIRE(raw_sql(path,
                  "ALTER TABLE matter ADD COLUMN state TEXT NOT NULL DEFAULT 'open'; DROP TABLE fulltext;"
                  "PRAGMA user_version = 4")
              .empty());
  auto casefile = must(Casefile::open(path, Access::Read));
  CHECK(must(casefile.search().find("rain", 10)).empty());
  CHECK(raw_value(path, "PRAGMA user_version") == std::to_string(newest_schema()));
  CHECK(raw_value(path, "SELECT count(*) FROM pragma_table_info('matter') WHERE name = 'state'") == "0");
}

TEST_CASE("a migration that fails leaves the file as it was") {
  const Folder folder;
  const auto path = folder.file("old.gainsay");
  must(Casefile::create(path));
  // Two migrations are due; the second meets a table that stands in its way.
  REQUIRE(raw_sql(path, "DROP TABLE event; DROP TABLE event_head; PRAGMA user_version = 3").empty());
  CHECK_FALSE(Casefile::open(path, Access::Write));
  CHECK(raw_value(path, "PRAGMA user_version") == "3");
  CHECK(raw_value(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'event'") == "0");
}

TEST_CASE("what is no casefile is said to be none") {
  const Folder folder;
  const auto path = folder.file("x");
  CHECK(Casefile::open(path, Access::Read).error().code == ErrorCode::NotFound);
  CHECK(Casefile::open(folder.file(""), Access::Read).error().code == ErrorCode::Damaged);
  SECTION("an empty file") { write_file(path, ""); }
  SECTION("a text") { write_file(path, std::string(10000, 'x')); }
  SECTION("another program's database") { REQUIRE(raw_sql(path, "CREATE TABLE t (x)").empty()); }
  const auto bytes = read_file(path);
  for (const auto access : {Access::Read, Access::Write}) {
    const auto opened = Casefile::open(path, access);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::Damaged);
    CHECK_THAT(opened.error().message, ContainsSubstring("is not a casefile"));
  }
  CHECK(read_file(path) == bytes);
}

TEST_CASE("no byte that is flipped goes unnoticed where it tells something else") {
  const Folder folder;
  const auto path = made_casefile(folder);
  const auto good = read_file(path);
  const auto digest = must(must(Casefile::open(path, Access::Read)).digest());
  // The header byte by byte, then a sample of all pages.
  int noticed = 0;
  for (std::size_t at = 0; at < good.size(); at += at < 108 ? 1 : 293) {
    CAPTURE(at);
    auto bytes = good;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x21);
    write_file(path, bytes);
    auto opened = Casefile::open(path, Access::Read);
    const auto problems = opened ? opened->verify() : Result<std::vector<Problem>>(opened.error());
    if (!problems) CHECK(problems.error().code != ErrorCode::Internal);
    const bool clean = problems && problems->empty();
    noticed += clean ? 0 : 1;
    // Free space, a spare header field, or a row that nothing hangs on.
    if (clean) CHECK(must(opened->digest()) == digest);
  }
  CHECK(noticed > 50);
}

TEST_CASE("bytes flipped in the header, or a file cut short, are said to be damage when it is opened or read") {
  const Folder folder;
  const auto path = made_casefile(folder);
  auto bytes = read_file(path);
  SECTION("the name of the format") { bytes[3] = 'x'; }
  SECTION("the size of pages") { bytes[16] = 0x7f; }
  SECTION("the mark of casefiles") { bytes[70] = 'x'; }
  SECTION("the root of the schema") { bytes[100] = 0x33; }
  SECTION("cut in the middle") { bytes.resize(bytes.size() / 2); }
  write_file(path, bytes);
  auto opened = Casefile::open(path, Access::Read);
  const auto read = opened ? opened->claims().list({}) : Result<std::vector<model::Claim>>(opened.error());
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::Damaged);
  CHECK_THAT(read.error().message, ContainsSubstring(path));
}

}  // namespace gainsay::db::test

// SPDX-License-Identifier: Apache-2.0
// One writer at a time; and what is left when it is killed.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "tests/db/casefile_fixture.hpp"
#include "tests/db/raw_file.hpp"

namespace gainsay::db::test {
namespace {

using gainsay::test::ContainsSubstring;
using std::chrono::milliseconds;

// Writes batches of two documents until it is killed; says through the pipe how many documents are committed.
[[noreturn]] void write_until_killed(const std::string& path, int report) {
  const auto run = run_of(extractor, "1");
  auto casefile = Casefile::open(path, Access::Write);
  if (!casefile) ::_exit(1);
  Writer writer(*casefile);
  for (std::uint32_t n = 0;; n += 2) {
    if (!writer.begin_batch()) ::_exit(1);
    for (std::uint32_t i = n; i < n + 2; ++i) {
      const auto found = found_in("Day " + std::to_string(i) + ": some rain fell.", {"rain", "rain fell", "some"}, run);
      if (!writer.put(found.rows())) ::_exit(1);
    }
    if (!writer.commit_batch()) ::_exit(1);
    const std::uint32_t committed = n + 2;
    if (::write(report, &committed, sizeof committed) != sizeof committed) ::_exit(1);
  }
}

// The number of documents that a child had committed when it was killed after `moment`.
std::uint32_t kill_a_writer(const std::string& path, std::chrono::microseconds moment) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) write_until_killed(path, ends[1]);
  ::close(ends[1]);
  std::this_thread::sleep_for(moment);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  std::uint32_t committed = 0, next = 0;
  while (::read(ends[0], &next, sizeof next) == sizeof next) committed = next;
  ::close(ends[0]);
  return committed;
}

}  // namespace

TEST_CASE("a second writer waits, and then says who holds the casefile") {
  const Folder folder;
  const auto path = folder.file("a.gainsay");
  auto first = must(Casefile::create(path, {milliseconds(0), "gainsay add"}));
  const auto start = std::chrono::steady_clock::now();
  const auto second = Casefile::open(path, Access::Write, {milliseconds(150), "gainsay rerun"});
  const auto waited = std::chrono::steady_clock::now() - start;
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::Locked);
  CHECK_THAT(second.error().message,
             ContainsSubstring("gainsay add (process " + std::to_string(::getpid()) + ")") && ContainsSubstring(path));
  CHECK(waited >= milliseconds(150));
  CHECK(waited < milliseconds(3000));
  CHECK(Casefile::open(path, Access::Read));
}

TEST_CASE("a second writer goes on as soon as the first is done") {
  const Folder folder;
  const auto path = folder.file("a.gainsay");
  std::optional<Casefile> first(must(Casefile::create(path)));
  std::thread later([&] {
    std::this_thread::sleep_for(milliseconds(80));
    first.reset();
  });
  const auto second = Casefile::open(path, Access::Write, {milliseconds(5000), "gainsay rerun"});
  later.join();
  CHECK(second);
}

TEST_CASE("a writer that is no program of ours is waited for too") {
  const Folder folder;
  const auto path = folder.file("a.gainsay");
  must(Casefile::create(path));
  const RawWriter other(path);
  auto casefile = must(Casefile::open(path, Access::Write, {milliseconds(50), "gainsay add"}));
  const auto begun = Writer(casefile).begin_batch();
  REQUIRE_FALSE(begun);
  CHECK(begun.error().code == ErrorCode::Locked);
}

TEST_CASE("a disk that fills up costs the batch, and nothing that was committed") {
  const Folder folder;
  auto casefile = must(Casefile::create(folder.file("a.gainsay")));
  const auto run = run_of(extractor, "1");
  prepare(casefile, run);
  Writer writer(casefile);
  const auto put = [&](int n, std::size_t size) {
    return writer.put(found_in("Rain " + std::to_string(n) + std::string(size, '.'), {"Rain"}, run).rows());
  };
  must(writer.begin_batch());
  must(put(0, 10));
  must(writer.commit_batch());

  const auto pages = must(casefile.connection().number("PRAGMA page_count"));
  must(casefile.connection().number(("PRAGMA max_page_count = " + std::to_string(pages + 40)).c_str()));
  must(writer.begin_batch());
  must(put(1, 10));
  const auto full = put(2, 1000000);
  REQUIRE_FALSE(full);
  CHECK(full.error().code == ErrorCode::Io);
  CHECK_THAT(full.error().message, ContainsSubstring("full"));
  const auto after = put(3, 10);
  const auto committed = writer.commit_batch();
  CHECK(after.has_value() == committed.has_value());
  CHECK(must(casefile.documents().count()) == (committed ? 3 : 1));

  must(casefile.connection().number("PRAGMA max_page_count = 100000"));
  must(writer.begin_batch());
  must(put(4, 10));
  must(writer.commit_batch());
  CHECK(messages(must(casefile.verify())).empty());
}

TEST_CASE("a writer killed at any moment leaves whole documents, all that were committed, and no lock") {
  const Folder folder;
  const auto path = folder.file("a.gainsay");
  {
    auto casefile = must(Casefile::create(path));
    prepare(casefile, run_of(extractor, "1"));
  }
  std::uint32_t most = 0;
  for (int round = 0; round < 20; ++round) {
    // From before it has opened the file to far into its work; steps that share no factor with a batch's length.
    const auto committed = kill_a_writer(path, std::chrono::microseconds(1000 + round * 7919 % 61000));
    most = std::max(most, committed);
    auto casefile = must(Casefile::open(path, Access::Write, {milliseconds(0), "test"}));
    const auto documents = must(casefile.documents().count());
    CHECK(documents >= most);
    CHECK(documents % 2 == 0);
    CHECK(must(casefile.claims().count()) == documents * 3);
    CHECK(messages(must(casefile.verify())).empty());
  }
  CHECK(most > 0);
}

}  // namespace gainsay::db::test

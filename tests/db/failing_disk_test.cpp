// SPDX-License-Identifier: Apache-2.0
// A disk that fails at any one of the writes of an import: what was committed stays, and the import can be repeated.
#include "tests/db/failing_disk.hpp"

#include "tests/db/casefile_fixture.hpp"

namespace gainsay::db::test {
namespace {

// What an `add` does to a casefile, in its transactions: the runs, a document that is known and seen elsewhere now, a
// batch of two documents, links. Counts the documents of the batches whose commit was reported.
Result<void> add(Casefile& casefile, std::uint64_t& committed) {
  const auto run = run_of(extractor, "1");
  auto known = document_of("Rain was here.", "known.txt");
  known.appearances[0].publisher = "The Other Post";
  if (auto put = casefile.documents().put(known); !put) return put.error();
  Writer writer(casefile);
  const std::vector<Found> all = {found_in("It will rain. It did rain hard.", {"will rain", "did rain"}, run, "a.txt"),
                                  found_in("No rain fell.", {"rain fell"}, run, "b.txt")};
  if (auto begun = writer.begin_batch(); !begun) return begun;
  for (const auto& found : all)
    if (auto put = writer.put(found.rows()); !put) return put.error();
  if (auto done = writer.commit_batch(); !done) return done;
  committed = 3;
  const std::vector<model::Link> links = {link_of(all[0].claims[0], all[1].claims[0])};
  return writer.replace_links(verifier, 7, links);
}

// A casefile with one document, closed; and what it holds after an undisturbed add.
struct Story {
  Folder folder;
  std::string begun = folder.file("begun.gainsay"), digest;
  Story() {
    const auto run = run_of(extractor, "1");
    {
      auto casefile = must(Casefile::create(begun));
      prepare(casefile, run);
      Writer writer(casefile);
      must(writer.put(found_in("Rain was here.", {"Rain"}, run, "known.txt").rows()));
    }
    const auto whole = copy("whole.gainsay");
    auto casefile = must(Casefile::open(whole, Access::Write));
    std::uint64_t committed = 1;
    must(add(casefile, committed));
    digest = must(casefile.digest());
  }
  std::string copy(const std::string& name) const {
    const auto path = folder.file(name);
    std::filesystem::copy_file(begun, path, std::filesystem::copy_options::overwrite_existing);
    return path;
  }
};

// True when the disk failed.
bool survives_failure(const Story& story, int nth, Trouble trouble) {
  FailingDisk disk;
  const auto path = story.copy("again.gainsay");
  std::uint64_t committed = 1;
  bool failed = false;
  disk.fail_at(nth, trouble);
  if (auto casefile = Casefile::open(path, Access::Write)) {
    const auto added = add(*casefile, committed);
    failed = disk.has_failed();
    if (failed && !added) CHECK(added.error().code == ErrorCode::Io);
    if (!failed) must(added);
    disk.repair();
    // The same process goes on reading: nothing that was undone is seen.
    CHECK(must(casefile->documents().count()) >= committed);
  } else {
    failed = disk.has_failed();
    CHECK(casefile.error().code == ErrorCode::Io);
  }
  disk.repair();
  auto casefile = must(Casefile::open(path, Access::Write));
  const auto count = must(casefile.documents().count());
  CHECK((count == 1 || count == 3));
  CHECK(count >= committed);
  CHECK(must(casefile.documents().get(kit::document_id("Rain was here."))).appearances.size() == 1);
  CHECK(messages(must(casefile.verify())).empty());
  must(add(casefile, committed));
  CHECK(must(casefile.digest()) == story.digest);
  CHECK(messages(must(casefile.verify())).empty());
  return failed;
}

}  // namespace

TEST_CASE("a disk that is full from any write on costs nothing that was committed, and the same again does the rest") {
  const Story story;
  int nth = 1;
  for (bool failed = true; failed && nth < 2000; ++nth) {
    CAPTURE(nth);
    failed = survives_failure(story, nth, Trouble::Full);
  }
  CHECK(nth > 10);
  CHECK(nth < 2000);
}

TEST_CASE("so does a disk that refuses to write") {
  const Story story;
  int nth = 1;
  for (bool failed = true; failed && nth < 2000; ++nth) {
    CAPTURE(nth);
    failed = survives_failure(story, nth, Trouble::Broken);
  }
  CHECK(nth > 10);
  CHECK(nth < 2000);
}

}  // namespace gainsay::db::test

// SPDX-License-Identifier: Apache-2.0
// A casefile that somebody sent: damaged in any place it is refused or read, never followed; and whatever was changed
// in it, either verify names it or the casefile still says what it said.
#include "db/casefile.hpp"

#include <set>
#include <vector>

#include "tests/fuzz/casefile_seed.hpp"
#include "tests/fuzz/scratch_folder.hpp"
#include "tests/fuzz/target.hpp"

namespace gainsay::fuzz {
namespace {

constexpr std::chrono::milliseconds no_wait{0};

template <class T>
bool read(const Result<T>& result) {
  if (result) return true;
  check_error(result.error());
  const auto code = result.error().code;
  property(code == ErrorCode::Damaged || code == ErrorCode::Io || code == ErrorCode::NotFound,
           "what cannot be read in a casefile is damaged");
  return false;
}

// Everything that commands read. True when all of it could be.
bool read_all(db::Casefile& casefile) {
  bool all = true;
  const auto documents = casefile.documents().list({});
  all = read(documents) && all;
  if (documents)
    for (const auto& entry : *documents) {
      all = read(casefile.documents().get(entry.document.id)) && all;
      all = read(casefile.claims().of(entry.document.id)) && all;
      all = read(casefile.mentions().of(entry.document.id)) && all;
      all = read(casefile.runs().completed(entry.document.id)) && all;
    }
  const auto links = casefile.links().list({});
  all = read(links) && all;
  all = read(casefile.claims().list({})) && all;
  all = read(casefile.links().disagreements({})) && all;
  all = read(casefile.load_comparison([](const DocumentId&, std::string_view) -> Result<void> { return {}; })) && all;
  all = read(casefile.runs().list()) && all;
  all = read(casefile.terms().list()) && all;
  all = read(casefile.events().list()) && all;
  all = read(casefile.omissions().failures()) && all;
  all = read(casefile.omissions().skipped()) && all;
  all = read(casefile.search().find("rain", 10)) && all;
  if (const auto found = casefile.find("c-"); !found) check_error(found.error());  // may be ambiguous
  return all;
}

void check_problems(const std::vector<db::Problem>& problems) {
  for (const auto& problem : problems) {
    property(!problem.subject.empty() && !problem.message.empty(), "a problem says what is wrong with what");
  }
}

void check_casefile(const std::string& path, db::Access access) {
  auto casefile = db::Casefile::open(path, access, {no_wait, "fuzz"});
  if (!casefile) {
    check_error(casefile.error());
    const auto code = casefile.error().code;
    return property(code == ErrorCode::Damaged || code == ErrorCode::TooNew || code == ErrorCode::Io,
                    "what cannot be opened is damaged or too new");
  }
  const bool all = read_all(*casefile);
  const auto problems = casefile->verify();
  const auto digest = casefile->digest();
  read(digest);
  if (!read(problems)) return;
  check_problems(*problems);
  if (!problems->empty()) return;
  property(all && digest, "a casefile without a problem can be read");
  const auto& seed = casefile_seed();
  property(*digest == seed.digest || *digest == seed.empty_digest, "an edit that verify does not see changes nothing");
}

}  // namespace

// First byte: 1 = open for writing, 2 = a casefile of the first schema, 4 = cut off. Then changes: place (three bytes),
// new byte.
void run(std::string_view input) {
  static const ScratchFolder folder;
  Input in(input);
  const unsigned how = in.byte();
  std::string bytes = (how & 2u) != 0 ? casefile_seed().older : casefile_seed().bytes;
  if ((how & 4u) != 0) bytes.resize(in.take<std::uint16_t>() * std::size_t{16} % bytes.size());
  for (int changes = 0; changes < 64 && !in.at_end() && !bytes.empty(); ++changes) {
    const std::size_t high = in.byte(), low = in.take<std::uint16_t>();
    bytes[(high << 16 | low) % bytes.size()] = static_cast<char>(in.byte());
  }
  for (const char* beside : {"-wal", "-shm", "-journal"}) std::filesystem::remove(folder.file("case.gainsay") + beside);
  const auto path = folder.write("case.gainsay", bytes);
  check_casefile(path, (how & 1u) != 0 ? db::Access::Write : db::Access::Read);
}

}  // namespace gainsay::fuzz

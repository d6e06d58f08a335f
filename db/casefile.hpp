// SPDX-License-Identifier: Apache-2.0
// One SQLite file that holds an investigation.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "db/claim_store.hpp"
#include "db/comparison_store.hpp"
#include "db/document_store.hpp"
#include "db/event_log.hpp"
#include "db/link_store.hpp"
#include "db/lookup.hpp"
#include "db/mention_store.hpp"
#include "db/omission_store.hpp"
#include "db/problem.hpp"
#include "db/run_store.hpp"
#include "db/search.hpp"
#include "db/sqlite/connection.hpp"
#include "db/term_store.hpp"
#include "gainsay/base/result.hpp"

namespace gainsay::db {

struct OpenOptions {
  std::chrono::milliseconds wait{5000};     // for another writer, before Locked
  std::string holder = "gainsay";           // what other writers are told: "gainsay add"
  const std::atomic<bool>* stop = nullptr;  // borrowed; true ends the wait with Interrupted
};

// Used by one thread at a time. Any number of readers stand beside one writer; a reader sees what is committed. Stores
// of a casefile opened for reading refuse to write. Moving it moves no store: references to them stay valid.
class Casefile {
 public:
  // A new file with mode 0600, open for writing. Usage when something is there already.
  static Result<Casefile> create(const std::string& path, const OpenOptions& options = {});
  // NotFound; Damaged (no casefile, broken pages); TooNew (a newer program made it); Locked with the name of the other
  // writer; Io. A file of an older schema is brought up to date first, also for a reader.
  static Result<Casefile> open(const std::string& path, Access access, const OpenOptions& options = {});
  // A real file in a private folder, which goes when this goes.
  static Result<Casefile> temporary(const OpenOptions& options = {});

  Casefile(Casefile&&) noexcept;
  Casefile& operator=(Casefile&&) noexcept;
  ~Casefile();

  const std::string& path() const;
  DocumentStore& documents();
  MentionStore& mentions();
  ClaimStore& claims();
  ComparisonStore& comparisons();
  LinkStore& links();
  RunStore& runs();
  OmissionStore& omissions();
  TermStore& terms();
  EventLog& events();
  Search& search();

  // Every document's comparison columns.
  Result<void> load_comparison(const OnComparison& on_comparison) { return comparisons().load(on_comparison); }
  // The id that begins like this.
  Result<AnyId> find(std::string_view text);
  // BLAKE2b-256 in hex over the sorted logical rows: equal for equal content, however it came in (digest.hpp).
  Result<std::string> digest();
  // Everything that is not as it must be; empty when all is well (integrity.hpp).
  Result<std::vector<Problem>> verify();

  Connection& connection();  // for the rest of db/

 private:
  struct State;
  explicit Casefile(std::unique_ptr<State> state);
  static Result<Casefile> write_into(const std::string& path, const OpenOptions& options);
  std::unique_ptr<State> state_;
};

}  // namespace gainsay::db

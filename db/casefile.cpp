// SPDX-License-Identifier: Apache-2.0
#include "db/casefile.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "db/digest.hpp"
#include "db/integrity.hpp"
#include "db/migrate.hpp"
#include "db/writer_lock.hpp"

namespace gainsay::db {
namespace {

// Removed with what is in it, after everything else is closed.
class Folder {
 public:
  explicit Folder(std::string path) : path_(std::move(path)) {}
  Folder(Folder&& other) noexcept : path_(std::exchange(other.path_, std::string())) {}
  Folder& operator=(Folder&&) = delete;
  ~Folder() {
    std::error_code code;
    if (!path_.empty()) std::filesystem::remove_all(path_, code);
  }

 private:
  std::string path_;
};

Error system_failure(const std::string& what, const std::string& path) {
  return {ErrorCode::Io, what + " " + path + ": " + std::generic_category().message(errno), path, ""};
}

Result<void> is_there(const std::string& path) {
  std::error_code code;
  const auto status = std::filesystem::status(path, code);
  if (status.type() == std::filesystem::file_type::regular) return {};
  if (status.type() == std::filesystem::file_type::not_found)
    return Error{ErrorCode::NotFound, "casefile " + path + " does not exist", path, "gainsay init creates one"};
  if (std::filesystem::exists(status))
    return Error{ErrorCode::Damaged, "file " + path + " is not a casefile", path, ""};
  return Error{ErrorCode::Io, "cannot open casefile " + path + ": " + code.message(), path, ""};
}

// Made by us rather than by SQLite, which would let the group read it. -wal and -shm take over its mode.
Result<void> make_private_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0 && errno == EEXIST) {
    return Error{ErrorCode::Usage, "file " + path + " exists already", path,
                 "choose another name, or add to it with --case"};
  }
  if (descriptor < 0) return system_failure("cannot create casefile", path);
  ::close(descriptor);
  return {};
}

}  // namespace

// Members are closed from the last to the first: statements before the connection, the connection before the lock.
struct Casefile::State {
  State(std::optional<WriterLock> held, Connection opened)
      : lock(std::move(held)),
        connection(std::move(opened)),
        terms(connection),
        runs(connection),
        documents(connection),
        mentions(connection, terms),
        claims(connection, terms, runs),
        comparisons(connection),
        links(connection, terms, claims),
        omissions(connection),
        events(connection),
        search(connection) {}

  std::optional<Folder> folder;
  std::optional<WriterLock> lock;
  Connection connection;
  TermStore terms;
  RunStore runs;
  DocumentStore documents;
  MentionStore mentions;
  ClaimStore claims;
  ComparisonStore comparisons;
  LinkStore links;
  OmissionStore omissions;
  EventLog events;
  Search search;
};

Casefile::Casefile(std::unique_ptr<State> state) : state_(std::move(state)) {}
Casefile::Casefile(Casefile&&) noexcept = default;
Casefile& Casefile::operator=(Casefile&&) noexcept = default;
Casefile::~Casefile() = default;

Result<Casefile> Casefile::create(const std::string& path, const OpenOptions& options) {
  if (auto made = make_private_file(path); !made) return made.error();
  auto casefile = write_into(path, options);
  std::error_code code;
  if (!casefile) std::filesystem::remove(path, code);
  return casefile;
}

Result<Casefile> Casefile::write_into(const std::string& path, const OpenOptions& options) {
  auto lock = WriterLock::take(path, options.holder, options.wait, options.stop);
  if (!lock) return lock.error();
  auto connection = Connection::open(path, Access::Write, options.wait);
  if (!connection) return connection.error();
  if (auto ready = connection->prepare_to_write(); !ready) return ready.error();
  if (auto written = write_schema(*connection); !written) return written.error();
  return Casefile(std::make_unique<State>(*std::move(lock), *std::move(connection)));
}

Result<Casefile> Casefile::open(const std::string& path, Access access, const OpenOptions& options) {
  if (auto there = is_there(path); !there) return there.error();
  std::optional<WriterLock> lock;
  if (access == Access::Write) {
    auto taken = WriterLock::take(path, options.holder, options.wait, options.stop);
    if (!taken) return taken.error();
    lock.emplace(*std::move(taken));
  }
  auto connection = Connection::open(path, access, options.wait);
  if (!connection) return connection.error();
  const auto older = is_older(*connection);
  if (!older) return older.error();
  if (*older && access == Access::Read) {
    if (auto writer = open(path, Access::Write, options); !writer) return writer.error();
    return open(path, Access::Read, options);
  }
  if (access == Access::Write) {
    if (auto ready = connection->prepare_to_write(); !ready) return ready.error();
  }
  if (*older) {
    if (auto migrated = migrate(*connection); !migrated) return migrated.error();
  }
  return Casefile(std::make_unique<State>(std::move(lock), *std::move(connection)));
}

Result<Casefile> Casefile::temporary(const OpenOptions& options) {
  std::error_code code;
  const auto parent = std::filesystem::temp_directory_path(code);
  if (code) return Error{ErrorCode::Io, "there is no folder for temporary files: " + code.message(), "", "set TMPDIR"};
  std::string path = (parent / "gainsay-XXXXXX").string();
  if (::mkdtemp(path.data()) == nullptr) return system_failure("cannot create folder", path);
  Folder folder(path);
  auto casefile = create(path + "/case.gainsay", options);
  if (!casefile) return casefile;
  casefile->state_->folder.emplace(std::move(folder));
  // Nobody reads it after a power cut.
  if (auto done = casefile->connection().execute("PRAGMA synchronous=OFF"); !done) return done.error();
  return casefile;
}

const std::string& Casefile::path() const { return state_->connection.path(); }
DocumentStore& Casefile::documents() { return state_->documents; }
MentionStore& Casefile::mentions() { return state_->mentions; }
ClaimStore& Casefile::claims() { return state_->claims; }
ComparisonStore& Casefile::comparisons() { return state_->comparisons; }
LinkStore& Casefile::links() { return state_->links; }
RunStore& Casefile::runs() { return state_->runs; }
OmissionStore& Casefile::omissions() { return state_->omissions; }
TermStore& Casefile::terms() { return state_->terms; }
EventLog& Casefile::events() { return state_->events; }
Search& Casefile::search() { return state_->search; }
Connection& Casefile::connection() { return state_->connection; }

Result<AnyId> Casefile::find(std::string_view text) { return find_id(state_->connection, text); }
Result<std::string> Casefile::digest() { return digest_of(*this); }
Result<std::vector<Problem>> Casefile::verify() { return problems_of(*this); }

}  // namespace gainsay::db

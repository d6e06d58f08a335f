// SPDX-License-Identifier: Apache-2.0
#include "host/cli/log_file.hpp"

#include <fcntl.h>
#include <spdlog/sinks/base_sink.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <mutex>
#include <string>
#include <utility>

#include "host/cli/screen_text.hpp"

namespace gainsay::cli {
namespace {

namespace fs = std::filesystem;

int open_file(const fs::path& path) {
  return ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

bool is_same(int file, const fs::path& path) {
  struct stat a {
  }, b{};
  return fstat(file, &a) == 0 && stat(path.c_str(), &b) == 0 && a.st_ino == b.st_ino && a.st_dev == b.st_dev;
}

bool is_full(int file) {
  struct stat state {};
  return fstat(file, &state) == 0 && static_cast<std::size_t>(state.st_size) >= log_file_bytes;
}

fs::path older(const fs::path& path, int n) { return path.string() + "." + std::to_string(n); }

std::string time_text(std::chrono::system_clock::time_point time) {
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
  const std::time_t seconds = static_cast<std::time_t>(ms / 1000);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char text[40];
  const auto n = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
  std::snprintf(text + n, sizeof text - n, ".%03dZ", static_cast<int>(ms % 1000));
  return text;
}

class LogFile final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  LogFile(fs::path path, int file) : path_(std::move(path)), file_(file) {}
  ~LogFile() override;

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override;
  void flush_() override {}

 private:
  void keep_current();
  void rotate();

  fs::path path_;
  int file_;  // guarded by mutex_; -1: could not be opened again
};

LogFile::~LogFile() {
  if (file_ >= 0) ::close(file_);
}

// Another process may have renamed the file.
void LogFile::keep_current() {
  if (file_ >= 0 && is_same(file_, path_)) return;
  if (file_ >= 0) ::close(file_);
  file_ = open_file(path_);
}

void LogFile::rotate() {
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) return;  // who holds it may be stopped: the next line tries again
  if (is_same(file_, path_) && is_full(file_)) {       // nobody was faster
    std::error_code error;
    for (int n = older_log_files; n > 1; --n) fs::rename(older(path_, n - 1), older(path_, n), error);
    fs::rename(path_, older(path_, 1), error);
  }
  ::flock(file_, LOCK_UN);
  keep_current();
}

void LogFile::sink_it_(const spdlog::details::log_msg& message) {
  const auto level = spdlog::level::to_string_view(message.level);
  std::string line = time_text(message.time) + " " + std::to_string(::getpid()) + " ";
  line.append(level.data(), level.size());
  line += " " + escaped({message.payload.data(), message.payload.size()}) + "\n";
  keep_current();
  if (file_ >= 0 && is_full(file_)) rotate();
  // A full disk costs the line, not the work that it tells of.
  if (file_ >= 0) static_cast<void>(!::write(file_, line.data(), line.size()));
}

}  // namespace

Result<fs::path> state_folder() {
  const char* state = std::getenv("XDG_STATE_HOME");
  if (state && *state == '/') return fs::path(state) / "gainsay";  // a relative one is to be ignored
  const char* home = std::getenv("HOME");
  if (home && *home == '/') return fs::path(home) / ".local/state/gainsay";
  return Error{ErrorCode::NotFound, "neither XDG_STATE_HOME nor HOME names a folder", "", ""};
}

Result<std::shared_ptr<spdlog::sinks::sink>> open_log_file(const fs::path& folder) {
  std::error_code error;
  const bool fresh = fs::create_directories(folder, error);
  if (error) return Error{ErrorCode::Io, "the folder cannot be made: " + error.message(), folder.string(), ""};
  if (fresh) fs::permissions(folder, fs::perms::owner_all, error);
  const auto path = folder / "gainsay.log";
  const int file = open_file(path);
  if (file < 0)
    return Error{ErrorCode::Io, std::string("the file cannot be written: ") + std::strerror(errno), path.string(), ""};
  return std::shared_ptr<spdlog::sinks::sink>(std::make_shared<LogFile>(path, file));
}

}  // namespace gainsay::cli

// SPDX-License-Identifier: Apache-2.0
#include <langinfo.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "db/casefile.hpp"
#include "db/migrate.hpp"
#include "db/writer_lock.hpp"
#include "host/cli/finding.hpp"
#include "host/cli/log_file.hpp"

namespace gainsay::cli {
namespace {

namespace fs = std::filesystem;
constexpr unsigned long long little_space = 64ull << 20;

std::string value_of(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

// The nearest folder above that is there: what would be asked for permission.
fs::path nearest(fs::path path) {
  std::error_code error;
  while (!path.empty() && !fs::exists(path, error) && path != path.parent_path()) path = path.parent_path();
  return path;
}

void examine_folder(Findings& out, const std::string& what, const fs::path& folder, const std::string& advice) {
  std::error_code error;
  const auto found = nearest(folder);
  if (!fs::is_directory(found, error) || ::access(found.c_str(), W_OK | X_OK) != 0)
    return out.weak(what, folder.string() + " cannot be written", advice);
  out.good(what, folder.string() + (found == folder ? "" : " (made when it is needed)"));
}

void examine_space(Findings& out, const fs::path& file) {
  std::error_code error;
  const auto space = fs::space(file.parent_path().empty() ? fs::path(".") : file.parent_path(), error);
  if (error) return out.weak("free space", error.message(), "look at the disk that the casefile lies on");
  const auto found = size_text(space.available) + " on its disk";
  if (space.available < little_space) return out.weak("free space", found, "make room: an import needs more");
  out.good("free space", found);
}

void examine_log(Findings& out, const std::string& path) {
  std::error_code error;
  const auto size = fs::file_size(path + "-wal", error);
  if (error || size == 0) return out.good("write-ahead log", "empty");
  if (size > little_space)
    return out.weak("write-ahead log", size_text(size), "close other programs that read it; the next add shortens it");
  out.good("write-ahead log", size_text(size));
}

void examine_lock(Findings& out, const std::string& path) {
  const auto lock = db::WriterLock::take(path, "gainsay doctor", std::chrono::milliseconds(0));
  if (lock) return out.good("writer", "none: the lock is free");
  if (lock.error().code == ErrorCode::Locked) return out.good("writer", lock.error().message);
  out.weak("writer", lock.error().message, "make its folder writable to add anything");
}

}  // namespace

std::vector<Finding> examine_casefile(const Options& options) {
  Findings out("casefile");
  if (options.casefile.empty()) return out.take();
  const auto casefile = db::Casefile::open(options.casefile, db::Access::Read, {});
  if (!casefile) {
    const auto& error = casefile.error();
    const bool is_new = error.code == ErrorCode::TooNew;
    const bool missing = error.code == ErrorCode::NotFound;
    out.bad("file",
            error.message.find(options.casefile) == std::string::npos ? options.casefile + ": " + error.message
                                                                      : error.message,
            !error.hint.empty() ? error.hint
            : is_new            ? "use the program that made it, or a newer one"
            : missing           ? "look at its name; gainsay init makes a new one"
                                : "take a copy of it first, then a backup");
    return out.take();
  }
  out.good("file", options.casefile + " opens, schema " + std::to_string(db::newest_schema()));
  if (::access(options.casefile.c_str(), W_OK) == 0)
    examine_lock(out, options.casefile);
  else
    out.weak("writer", "the file is read-only here", "make it writable to add anything");
  examine_log(out, options.casefile);
  examine_space(out, options.casefile);
  return out.take();
}

std::vector<Finding> examine_folders() {
  Findings out("folders");
  const auto home = value_of("HOME");
  const auto folder = [&](const char* variable, const char* otherwise) -> fs::path {
    const auto value = value_of(variable);
    if (!value.empty() && value.front() == '/') return fs::path(value) / "gainsay";
    return home.empty() ? fs::path() : fs::path(home) / otherwise / "gainsay";
  };
  if (const auto data = folder("XDG_DATA_HOME", ".local/share"); !data.empty())
    examine_folder(out, "plugins of your own", data / "plugins/1", "set XDG_DATA_HOME to a folder of yours");
  if (const auto state = state_folder())
    examine_folder(out, "logs", *state, "set XDG_STATE_HOME to a folder of yours, or leave --log-file out");
  else
    out.weak("logs", state.error().message, "set HOME or XDG_STATE_HOME");
  std::error_code error;
  const auto temporary = fs::temp_directory_path(error);
  if (error || ::access(temporary.c_str(), W_OK | X_OK) != 0)
    out.bad("temporary files", error ? error.message() : temporary.string() + " cannot be written",
            "set TMPDIR to a folder that can be written");
  else
    out.good("temporary files", temporary.string());
  return out.take();
}

std::vector<Finding> examine_terminal() {
  Findings out("terminal");
  auto charset = value_of("LC_ALL");
  if (charset.empty()) charset = value_of("LC_CTYPE");
  if (charset.empty()) charset = value_of("LANG");
  auto folded = charset;
  std::transform(folded.begin(), folded.end(), folded.begin(), [](unsigned char c) { return std::tolower(c); });
  const bool utf8 = folded.find("utf-8") != std::string::npos || folded.find("utf8") != std::string::npos;
  if (utf8)
    out.good("characters", charset);
  else
    out.weak("characters", charset.empty() ? "no locale is set" : charset,
             "set LC_ALL=C.UTF-8, or the terminal may show other letters; Gainsay writes UTF-8 all the same");
  const auto program = value_of("TERM");
  if (::isatty(STDOUT_FILENO) == 0)
    out.good("output", "no terminal: plain text");
  else if (program.empty() || program == "dumb")
    out.weak("output", "TERM is " + (program.empty() ? "not set" : program), "set TERM to have colour and progress");
  else
    out.good("output", program);
  // Terminals that lay out both directions and say so in the environment; of others nothing is known.
  const bool bidi =
      !value_of("VTE_VERSION").empty() || !value_of("KONSOLE_VERSION").empty() || !value_of("MLTERM").empty();
  if (::isatty(STDOUT_FILENO) == 0 || bidi)
    out.good("right-to-left text", bidi ? "laid out by the terminal" : "left to who shows the text");
  else
    out.weak("right-to-left text", "the terminal does not say that it lays it out",
             "if Persian quotations run the wrong way, look at them in a VTE or Konsole terminal, or a mail");
  return out.take();
}

}  // namespace gainsay::cli

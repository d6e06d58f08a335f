// SPDX-License-Identifier: Apache-2.0
// A failure that can happen: what, where, what to do. One line for the user.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

namespace gainsay {

// Codes decide the exit status (contracts: 1 failed, 2 usage, 5 casefile) and the `code` field of reports.
enum class ErrorCode : std::uint8_t {
  Usage,        // the command line is wrong
  NotFound,     // a file, id or name does not exist
  Io,           // reading or writing failed
  BadInput,     // content breaks its format: UTF-8, TOML, a language file
  TooLarge,     // above a configured limit
  Unsupported,  // a kind of file or feature this build does not have
  Locked,       // the casefile is held by another writer
  Damaged,      // the casefile or a data file is not what its checksum says
  TooNew,       // made by a newer version
  Plugin,       // a plugin refused, failed, crashed or lied
  Timeout,
  Interrupted,
  Internal,  // a defect of ours that could be contained
};

// The stable spelling used in JSON and logs ("bad-input").
constexpr const char* to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::Usage:
      return "usage";
    case ErrorCode::NotFound:
      return "not-found";
    case ErrorCode::Io:
      return "io";
    case ErrorCode::BadInput:
      return "bad-input";
    case ErrorCode::TooLarge:
      return "too-large";
    case ErrorCode::Unsupported:
      return "unsupported";
    case ErrorCode::Locked:
      return "locked";
    case ErrorCode::Damaged:
      return "damaged";
    case ErrorCode::TooNew:
      return "too-new";
    case ErrorCode::Plugin:
      return "plugin";
    case ErrorCode::Timeout:
      return "timeout";
    case ErrorCode::Interrupted:
      return "interrupted";
    case ErrorCode::Internal:
      return "internal";
  }
  return "internal";
}

struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string message;  // one sentence without a final stop, naming the thing
  std::string where;    // path, path:line, or plugin id; may be empty
  std::string hint;     // what to do; may be empty
};

// Mistake of ours, never reachable from input: ends the process with the text.
[[noreturn]] inline void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "gainsay: internal check failed: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace gainsay

// The file's name alone: a program must not tell in which folder it was built.
#define GAINSAY_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::gainsay::check_failed(#condition, __FILE_NAME__, __LINE__))

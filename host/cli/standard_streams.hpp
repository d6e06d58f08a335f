// SPDX-License-Identifier: Apache-2.0
// Standard input, output and error as the caller left them: closed, full, or without a reader.
#pragma once

#include <streambuf>
#include <string>

namespace gainsay::cli {

// Before anything is opened: a descriptor that the caller closed is taken, so that no file of ours is written to as
// standard output; using it fails. Who no longer reads what we print does not end the process in the middle of its
// work.
void reserve_standard_streams();

// Writes out what was printed. Gives back `code`; when it cannot be written, the exit code of an error that also says
// what was `done` before, so that nobody does it again. An error is said once: standard output is gone from then on.
int finish_output(int code, const std::string& done = {});
// Has whoever read standard output gone? Asked at the end: the process then ends by SIGPIPE, as any program does.
bool output_has_no_reader();

// Standard input for std::cin. A signal ends it at once, as an error: half a text is no text.
class StandardInput : public std::streambuf {
 public:
  explicit StandardInput(std::istream& owner) : owner_(owner) {}

 protected:
  int_type underflow() override;
  std::streamsize showmanyc() override;

 private:
  std::istream& owner_;  // told of errors; outlives this
  char buffer_[16384];
};

}  // namespace gainsay::cli

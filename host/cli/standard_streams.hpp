// SPDX-License-Identifier: Apache-2.0
// Standard input, output and error as the caller left them: closed, full, or without a reader.
#pragma once

#include <streambuf>

namespace gainsay::cli {

// Before anything is opened: a descriptor that the caller closed is taken, so that no file of ours is written to as
// standard output; using it fails. Who no longer reads what we print does not end the process in the middle of its
// work.
void reserve_standard_streams();

// Has whoever read standard output gone?
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

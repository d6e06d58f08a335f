// SPDX-License-Identifier: Apache-2.0
// Everything that a command line can say, as values. Filled by arguments.cpp; each command reads what it declared.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace gainsay::cli {

enum class Colour { Auto, Always, Never };

struct Options {
  // every command
  int verbosity = 0;  // -1 quiet, 0 normal, 1 and 2 more
  bool log_file = false;
  Colour colour = Colour::Auto;
  unsigned lanes = 0;                    // 0: as many as there are cores
  std::vector<std::string> plugin_dirs;  // empty: the usual places
  bool in_process = false;
  bool no_sandbox = false;
  bool json = false;

  std::string command;                // as the user wrote it: "add"
  std::string casefile;               // empty: none named
  double wait = 5;                    // seconds, for another program that writes the casefile
  std::string reader;                 // BCP 47; "all" is for JSON
  std::vector<std::string> operands;  // sources, ids or languages

  // metadata of what is imported
  std::optional<std::string> language, published, publisher;

  // which findings to show
  double min_score = 0;
  std::string type;
  std::size_t max = 0;  // 0: all
  bool why_not = false;
  std::vector<std::string> fail_on;  // "conflict", "failure"

  // list filters
  std::string predicate, entity, state, since, document, text;

  // what people do: who, where and when, and what they say
  std::string by, session, at;
  std::string verdict, resolution, because, question;

  // export
  std::string format, output;

  // plugin new
  std::string plugin_id;
  std::string kind;    // "extractor", "verifier"
  std::string folder;  // the folder to make; empty: named after the id

  // annotate
  std::vector<std::string> layers;
  bool tokens = false;
};

}  // namespace gainsay::cli

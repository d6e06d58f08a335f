// SPDX-License-Identifier: Apache-2.0
// plugin.json: what a plugin says about itself, read without loading it. Strict: a key that is unknown, missing or of
// the wrong type refuses the plugin, with one text per cause.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/base/result.hpp"

namespace gainsay::plugin_host {

enum class Kind : std::uint8_t { Extractor, Verifier };
constexpr const char* to_string(Kind kind) { return kind == Kind::Extractor ? "extractor" : "verifier"; }

struct Limits {
  std::uint32_t document_ms = 10'000;  // wall time of one call; a manifest may only lower these
  std::uint32_t memory_mb = 1'024;
};

struct Manifest {
  std::string id;  // reverse DNS
  std::string name;
  std::string version;  // semantic
  Kind kind = Kind::Extractor;
  std::string library;  // a file name in the plugin's directory
  std::uint32_t abi_major = 0, abi_minor = 0;
  std::vector<std::string> languages;  // BCP 47, or "*"; extractors only
  std::vector<std::string> produces;   // layers, and "claim"
  std::vector<std::string> consumes;   // layers
  std::vector<std::string> broadcast;  // predicates that every group sees (verifiers)
  std::vector<std::string> data;       // files, relative to the directory
  std::string messages;                // directory with <lang>.txt, "" when none
  std::string config_schema = "{}";    // JSON
  Limits limits;
  std::string license;
  bool draft = false;
};

// A reverse domain name: "org.example.dates".
bool is_plugin_id(std::string_view id);

// Error::where is `where`, the plugin's directory; the message says the line where there is one.
Result<Manifest> parse_manifest(std::string_view json, std::string where);

}  // namespace gainsay::plugin_host

// SPDX-License-Identifier: Apache-2.0
// What plugins may ask of this process: log, data, terms, knowledge (abi/host.h and its extensions).
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gainsay/abi/data.h"
#include "gainsay/abi/host.h"
#include "gainsay/abi/knowledge.h"
#include "gainsay/abi/terms.h"
#include "gainsay/kit/lexicon.hpp"
#include "host/plugin_host/frames.hpp"
#include "host/plugin_host/wire.hpp"

namespace gainsay::worker {

// The tables that all plugins share. Lives until the process ends, at one address. Extensions may be called from
// threads that a plugin started, hence the lock.
class Services {
 public:
  Services();
  Services(const Services&) = delete;
  Services& operator=(const Services&) = delete;

  void set_lexicon(std::string_view bytes, kit::Lexicon lexicon);

  // Makes sure that the host can print `term`: true when it is 0, was interned, or is a name of the lexicon.
  bool know(gainsay_term term);
  // A name that the host knows from another worker.
  void learn(gainsay_str name) { intern(this, name); }
  // Writes the names that the host has not seen; confirm_names() once they are out.
  void write_names(plugin_host::Packer& out);
  void confirm_names();

 private:
  friend class PluginHost;
  static gainsay_term intern(void* ctx, gainsay_str name);
  static gainsay_str name_of(void* ctx, gainsay_term term);
  gainsay_term remember(std::string_view name);  // mutex_ held

  std::mutex mutex_;
  std::unordered_map<gainsay_term, std::string> names_;  // guarded by mutex_; nodes never move, so views stay
  std::vector<gainsay_term> unsent_;                     // guarded by mutex_
  std::size_t written_ = 0;
  std::string_view lexicon_bytes_;       // constant after set_lexicon
  std::optional<kit::Lexicon> lexicon_;  // constant after set_lexicon
  gainsay_terms terms_;
  gainsay_knowledge knowledge_;
};

// The `gainsay_host` of one plugin: its own data files, and its log.
class PluginHost {
 public:
  explicit PluginHost(Services& services);
  PluginHost(const PluginHost&) = delete;
  PluginHost& operator=(const PluginHost&) = delete;

  void add_data(std::string name, std::string_view bytes) { files_.emplace_back(std::move(name), bytes); }
  const gainsay_host* raw() const { return &host_; }
  // The last error that the plugin logged since the last call of this.
  std::string take_error();

 private:
  static void log(void* ctx, std::int32_t level, gainsay_str text);
  static const void* extension(void* ctx, const char* id);
  static gainsay_status get_data(void* ctx, gainsay_str name, gainsay_str* out);

  Services& services_;
  std::vector<std::pair<std::string, std::string_view>> files_;
  std::mutex mutex_;
  std::string last_error_;  // guarded by mutex_
  gainsay_data data_;
  gainsay_host host_;
};

}  // namespace gainsay::worker

// SPDX-License-Identifier: Apache-2.0
// A host in memory, for tests of a plugin; kit/testing.hpp includes it.
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/kit/hash.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "gainsay/kit/plugin.hpp"

namespace gainsay::kit::testing {

// Data files and log in memory; terms as in the real host; knowledge from a lexicon when one is given. Must outlive the
// plugins that were created with it.
class TestHost {
 public:
  // `lexicon` is borrowed; `lexicon_bytes` are what it was opened from.
  explicit TestHost(const Lexicon* lexicon = nullptr, std::string_view lexicon_bytes = {}) : lexicon_(lexicon) {
    if (!lexicon_bytes.empty()) data_[GAINSAY_DATA_LEXICON] = std::string(lexicon_bytes);
  }
  TestHost(const TestHost&) = delete;
  TestHost& operator=(const TestHost&) = delete;

  void set_data(const std::string& name, std::string bytes) { data_[name] = std::move(bytes); }
  const gainsay_host* raw() const { return &host_; }
  Host handle() const { return Host(&host_); }
  const std::vector<std::string>& log() const { return log_; }
  std::string name(Term term) const {
    const auto found = names_.find(term.value);
    if (found != names_.end()) return found->second;
    return lexicon_ ? std::string(lexicon_->name(term)) : std::string();
  }

 private:
  static TestHost& self(void* ctx) { return *static_cast<TestHost*>(ctx); }
  static const void* extension(void* ctx, const char* id) {
    const TestHost& host = self(ctx);
    if (std::strcmp(id, GAINSAY_DATA_ID) == 0) return &host.data_extension_;
    if (std::strcmp(id, GAINSAY_TERMS_ID) == 0) return &host.terms_extension_;
    if (std::strcmp(id, GAINSAY_KNOWLEDGE_ID) == 0 && host.lexicon_) return &host.knowledge_extension_;
    return nullptr;
  }
  static gainsay_status get_data(void* ctx, gainsay_str name, gainsay_str* out) {
    const auto found = self(ctx).data_.find(std::string(view(name)));
    if (found == self(ctx).data_.end()) return GAINSAY_INVALID;
    *out = str(found->second);
    return GAINSAY_OK;
  }
  static gainsay_term intern(void* ctx, gainsay_str name) {
    if (name.size == 0 || name.size > 200) return 0;
    const Term made = kit::term(view(name));
    self(ctx).names_.emplace(made.value, std::string(view(name)));
    return made.value;
  }
  static gainsay_str name_of(void* ctx, gainsay_term term) {
    const auto found = self(ctx).names_.find(term);
    if (found != self(ctx).names_.end()) return str(found->second);
    return self(ctx).lexicon_ ? str(self(ctx).lexicon_->name({term})) : gainsay_str{nullptr, 0};
  }

  const Lexicon* lexicon_;
  std::map<std::string, std::string> data_;
  std::map<gainsay_term, std::string> names_;
  std::vector<std::string> log_;
  gainsay_data data_extension_{sizeof(gainsay_data), 0, this, get_data};
  gainsay_terms terms_extension_{sizeof(gainsay_terms), 0, this, intern, name_of};
  gainsay_knowledge knowledge_extension_{
      sizeof(gainsay_knowledge),
      0,
      this,
      [](void* ctx, gainsay_term a, gainsay_term b) { return self(ctx).lexicon_->part_of({a}, {b}); },
      [](void* ctx, gainsay_term entity) { return self(ctx).lexicon_->state_of({entity}).value; },
      [](void* ctx, gainsay_term a, gainsay_term b) { return self(ctx).lexicon_->is_a({a}, {b}); },
      [](void* ctx, gainsay_term entity) { return self(ctx).lexicon_->type_of({entity}).value; }};
  gainsay_host host_{sizeof(gainsay_host),
                     GAINSAY_ABI_MINOR,
                     this,
                     [](void* ctx, std::int32_t, gainsay_str text) { self(ctx).log_.emplace_back(view(text)); },
                     [](void*) -> std::int32_t { return 0; },
                     extension};
};

}  // namespace gainsay::kit::testing

// SPDX-License-Identifier: Apache-2.0
// For tests of a plugin, without the host: a host in memory and sinks that record. Works on a plugin's entry, so it tests what
// users load (with dlopen), and on a plugin that is linked into the test.
#pragma once

#include <cstring>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gainsay/abi/extractor.h"
#include "gainsay/abi/verifier.h"
#include "gainsay/kit/convert.hpp"
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
      sizeof(gainsay_knowledge), 0, this,
      [](void* ctx, gainsay_term a, gainsay_term b) { return self(ctx).lexicon_->part_of({a}, {b}); },
      [](void* ctx, gainsay_term entity) { return self(ctx).lexicon_->state_of({entity}).value; },
      [](void* ctx, gainsay_term a, gainsay_term b) { return self(ctx).lexicon_->is_a({a}, {b}); },
      [](void* ctx, gainsay_term entity) { return self(ctx).lexicon_->type_of({entity}).value; }};
  gainsay_host host_{sizeof(gainsay_host), GAINSAY_ABI_MINOR, this,
                     [](void* ctx, std::int32_t, gainsay_str text) { self(ctx).log_.emplace_back(view(text)); },
                     [](void*) -> std::int32_t { return 0; }, extension};
};

struct Emitted {
  gainsay_status status = GAINSAY_OK;
  std::vector<model::Mention> mentions;
  std::vector<model::Claim> claims;
  std::vector<std::pair<Span, std::string>> abstentions;
};

// One instance of an extractor plugin.
class TestExtractor {
 public:
  static Result<TestExtractor> create(const gainsay_plugin_entry& entry, const TestHost& host, std::string_view config = "{}") {
    if (entry.init(host.raw()) != GAINSAY_OK) return Error{ErrorCode::Plugin, "init failed", {}, {}};
    TestExtractor out;
    out.factory_ = static_cast<const gainsay_extractor*>(entry.get_factory(GAINSAY_EXTRACTOR_ID));
    if (!out.factory_) return Error{ErrorCode::Plugin, "the plugin has no extractor", {}, {}};
    if (out.factory_->create(host.raw(), str(config), &out.instance_) != GAINSAY_OK)
      return Error{ErrorCode::Plugin, host.log().empty() ? "create failed" : host.log().back(), {}, {}};
    return out;
  }
  TestExtractor(TestExtractor&& other) noexcept
      : factory_(other.factory_), instance_(std::exchange(other.instance_, nullptr)) {}
  TestExtractor& operator=(TestExtractor&& other) noexcept {
    std::swap(factory_, other.factory_);
    std::swap(instance_, other.instance_);
    return *this;
  }
  ~TestExtractor() {
    if (instance_) factory_->destroy(instance_);
  }

  Emitted extract(const gainsay_document& document) const {
    Emitted out;
    const gainsay_extract_sink sink{sizeof(gainsay_extract_sink), 0, &out,
        [](void* ctx, const gainsay_mention* m) -> gainsay_status {
          static_cast<Emitted*>(ctx)->mentions.push_back(to_model(*m));
          return GAINSAY_OK;
        },
        [](void* ctx, const gainsay_claim* c) -> gainsay_status {
          static_cast<Emitted*>(ctx)->claims.push_back(to_model(*c));
          return GAINSAY_OK;
        },
        [](void* ctx, gainsay_span where, gainsay_str reason) -> gainsay_status {
          static_cast<Emitted*>(ctx)->abstentions.emplace_back(span(where), std::string(view(reason)));
          return GAINSAY_OK;
        }};
    out.status = factory_->extract(instance_, &document, &sink);
    return out;
  }

 private:
  TestExtractor() = default;
  const gainsay_extractor* factory_ = nullptr;
  gainsay_instance* instance_ = nullptr;
};

// Mentions as an extractor receives them in gainsay_document::mentions: sorted by begin, then end descending. Borrows
// from the mentions it was made of.
class MentionList {
 public:
  explicit MentionList(std::vector<model::Mention> mentions) : mentions_(std::move(mentions)) {
    std::stable_sort(mentions_.begin(), mentions_.end(), [](const model::Mention& a, const model::Mention& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    for (const auto& m : mentions_) list_.push_back(views_.emplace_back(m).abi());
  }
  MentionList(const MentionList&) = delete;
  MentionList& operator=(const MentionList&) = delete;
  const gainsay_mention* data() const { return list_.data(); }
  std::size_t size() const { return list_.size(); }

 private:
  std::vector<model::Mention> mentions_;
  std::deque<MentionView> views_;
  std::vector<gainsay_mention> list_;
};

struct OwnedLink {  // what a verifier emitted; strings copied
  gainsay_link link{};  // pointers in it are not valid any more
  std::string type, rule, norm;
  std::vector<std::uint64_t> via;
  struct Slot {
    Term slot;
    std::uint32_t test = 0;
    std::string reason;
    Span a, b;
  };
  std::vector<Slot> slots;
};

struct Found {
  gainsay_status status = GAINSAY_OK;
  std::vector<OwnedLink> links;
  struct Abstention {
    std::uint64_t a = 0, b = 0;
    std::string rule, reason;
  };
  std::vector<Abstention> abstentions;
};

// One instance of a verifier plugin.
class TestVerifier {
 public:
  static Result<TestVerifier> create(const gainsay_plugin_entry& entry, const TestHost& host, std::string_view config = "{}") {
    if (entry.init(host.raw()) != GAINSAY_OK) return Error{ErrorCode::Plugin, "init failed", {}, {}};
    TestVerifier out;
    out.factory_ = static_cast<const gainsay_verifier*>(entry.get_factory(GAINSAY_VERIFIER_ID));
    if (!out.factory_) return Error{ErrorCode::Plugin, "the plugin has no verifier", {}, {}};
    if (out.factory_->create(host.raw(), str(config), &out.instance_) != GAINSAY_OK)
      return Error{ErrorCode::Plugin, host.log().empty() ? "create failed" : host.log().back(), {}, {}};
    return out;
  }
  TestVerifier(TestVerifier&& other) noexcept
      : factory_(other.factory_), instance_(std::exchange(other.instance_, nullptr)) {}
  TestVerifier& operator=(TestVerifier&& other) noexcept {
    std::swap(factory_, other.factory_);
    std::swap(instance_, other.instance_);
    return *this;
  }
  ~TestVerifier() {
    if (instance_) factory_->destroy(instance_);
  }

  // Pairs of row and key, in the order of emission.
  std::vector<std::pair<std::uint64_t, std::uint64_t>> index(const gainsay_block& claims, const gainsay_block& shared) const {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> out;
    const gainsay_key_sink sink{sizeof(gainsay_key_sink), 0, &out,
                                [](void* ctx, std::uint64_t row, std::uint64_t key) -> gainsay_status {
                                  static_cast<decltype(out)*>(ctx)->emplace_back(row, key);
                                  return GAINSAY_OK;
                                }};
    if (factory_->index(instance_, &claims, &shared, &sink) != GAINSAY_OK) out.clear();
    return out;
  }

  Found compare(std::uint64_t key, const gainsay_block& group, const gainsay_block& shared) const {
    Found out;
    const gainsay_link_sink sink{sizeof(gainsay_link_sink), 0, &out, record,
        [](void* ctx, std::uint64_t a, std::uint64_t b, gainsay_str rule, gainsay_str reason) -> gainsay_status {
          static_cast<Found*>(ctx)->abstentions.push_back({a, b, std::string(view(rule)), std::string(view(reason))});
          return GAINSAY_OK;
        }};
    out.status = factory_->compare(instance_, key, &group, &shared, &sink);
    return out;
  }

 private:
  TestVerifier() = default;
  static gainsay_status record(void* ctx, const gainsay_link* link) {
    OwnedLink owned{*link, std::string(view(link->type)), std::string(view(link->rule)), std::string(view(link->norm)),
                    std::vector<std::uint64_t>(link->via, link->via + link->via_count), {}};
    for (std::uint64_t i = 0; i < link->slot_count; ++i) {
      const auto& s = link->slots[i];
      owned.slots.push_back({{s.slot}, s.test, std::string(view(s.reason)), span(s.a), span(s.b)});
    }
    static_cast<Found*>(ctx)->links.push_back(std::move(owned));
    return GAINSAY_OK;
  }
  const gainsay_verifier* factory_ = nullptr;
  gainsay_instance* instance_ = nullptr;
};

}  // namespace gainsay::kit::testing

// SPDX-License-Identifier: Apache-2.0
// For tests of a plugin, without the host: a host in memory and sinks that record. Works on a plugin's entry, so it
// tests what users load (with dlopen), and on a plugin that is linked into the test.
#pragma once

#include <algorithm>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gainsay/abi/extractor.h"
#include "gainsay/abi/verifier.h"
#include "gainsay/kit/convert.hpp"
#include "gainsay/kit/plugin.hpp"
#include "gainsay/kit/testing_host.hpp"

namespace gainsay::kit::testing {

struct Emitted {
  gainsay_status status = GAINSAY_OK;
  std::vector<model::Mention> mentions;
  std::vector<model::Claim> claims;
  std::vector<std::pair<Span, std::string>> abstentions;
};

// One instance of an extractor plugin.
class TestExtractor {
 public:
  static Result<TestExtractor> create(const gainsay_plugin_entry& entry, const TestHost& host,
                                      std::string_view config = "{}") {
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
    const gainsay_extract_sink sink{sizeof(gainsay_extract_sink),
                                    0,
                                    &out,
                                    [](void* ctx, const gainsay_mention* m) -> gainsay_status {
                                      static_cast<Emitted*>(ctx)->mentions.push_back(to_model(*m));
                                      return GAINSAY_OK;
                                    },
                                    [](void* ctx, const gainsay_claim* c) -> gainsay_status {
                                      static_cast<Emitted*>(ctx)->claims.push_back(to_model(*c));
                                      return GAINSAY_OK;
                                    },
                                    [](void* ctx, gainsay_span where, gainsay_str reason) -> gainsay_status {
                                      static_cast<Emitted*>(ctx)->abstentions.emplace_back(span(where),
                                                                                           std::string(view(reason)));
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

struct OwnedLink {      // what a verifier emitted; strings copied
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
  static Result<TestVerifier> create(const gainsay_plugin_entry& entry, const TestHost& host,
                                     std::string_view config = "{}") {
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
  std::vector<std::pair<std::uint64_t, std::uint64_t>> index(const gainsay_block& claims,
                                                             const gainsay_block& shared) const {
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
    const gainsay_link_sink sink{
        sizeof(gainsay_link_sink), 0, &out, record,
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
    OwnedLink owned{*link,
                    std::string(view(link->type)),
                    std::string(view(link->rule)),
                    std::string(view(link->norm)),
                    std::vector<std::uint64_t>(link->via, link->via + link->via_count),
                    {}};
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

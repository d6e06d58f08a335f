// SPDX-License-Identifier: Apache-2.0
#include "host/worker/services.hpp"

#include <cstdio>
#include <cstring>

#include "gainsay/abi/version.h"
#include "gainsay/base/utf8.hpp"
#include "gainsay/kit/hash.hpp"

namespace gainsay::worker {

namespace {

constexpr std::size_t max_name_bytes = 200;  // abi/terms.h
constexpr std::size_t max_log_bytes = 1'000;

std::string_view view(gainsay_str s) { return s.size == 0 ? std::string_view{} : std::string_view(s.data, s.size); }

const kit::Lexicon& lexicon(void* ctx) { return *static_cast<const std::optional<kit::Lexicon>*>(ctx)->operator->(); }

}  // namespace

Services::Services()
    : terms_{sizeof terms_, 0, this, intern, name_of},
      knowledge_{sizeof knowledge_,
                 0,
                 &lexicon_,
                 [](void* ctx, gainsay_term a, gainsay_term b) { return lexicon(ctx).part_of({a}, {b}); },
                 [](void* ctx, gainsay_term entity) { return lexicon(ctx).state_of({entity}).value; },
                 [](void* ctx, gainsay_term a, gainsay_term b) { return lexicon(ctx).is_a({a}, {b}); },
                 [](void* ctx, gainsay_term entity) { return lexicon(ctx).type_of({entity}).value; }} {}

void Services::set_lexicon(std::string_view bytes, kit::Lexicon lexicon) {
  lexicon_bytes_ = bytes;
  lexicon_ = lexicon;
}

gainsay_term Services::remember(std::string_view name) {
  const gainsay_term term = kit::term(name).value;
  if (names_.emplace(term, std::string(name)).second) unsent_.push_back(term);
  return term;
}

gainsay_term Services::intern(void* ctx, gainsay_str name) {
  auto& self = *static_cast<Services*>(ctx);
  const std::string_view text = view(name);
  if (text.empty() || text.size() > max_name_bytes || utf8::first_invalid(text)) return 0;
  try {
    const std::lock_guard lock(self.mutex_);
    return self.remember(text);
  } catch (const std::bad_alloc&) {
    return 0;
  }
}

gainsay_str Services::name_of(void* ctx, gainsay_term term) {
  auto& self = *static_cast<Services*>(ctx);
  {
    const std::lock_guard lock(self.mutex_);
    const auto found = self.names_.find(term);
    if (found != self.names_.end()) return {found->second.data(), found->second.size()};
  }
  const std::string_view name = self.lexicon_ ? self.lexicon_->name({term}) : std::string_view{};
  return {name.data(), name.size()};
}

bool Services::know(gainsay_term term) {
  if (term == 0) return true;
  const std::lock_guard lock(mutex_);
  if (names_.contains(term)) return true;
  const std::string_view name = lexicon_ ? lexicon_->name({term}) : std::string_view{};
  return !name.empty() && remember(name) == term;
}

void Services::write_names(plugin_host::Packer& out) {
  const std::lock_guard lock(mutex_);
  for (const gainsay_term term : unsent_) {
    plugin_host::RecordWriter record(out, plugin_host::RecordKind::Name, plugin_host::no_plugin);
    out.value(term);
    out.text(std::string_view(names_.at(term)));
  }
  written_ = unsent_.size();
}

void Services::confirm_names() {
  const std::lock_guard lock(mutex_);
  unsent_.erase(unsent_.begin(), unsent_.begin() + static_cast<std::ptrdiff_t>(written_));
  written_ = 0;
}

PluginHost::PluginHost(Services& services)
    : services_(services), data_{sizeof data_, 0, this, get_data}, host_{sizeof host_,
                                                                         GAINSAY_ABI_MINOR,
                                                                         this,
                                                                         log,
                                                                         [](void*) -> std::int32_t { return 0; },
                                                                         extension} {}

std::string PluginHost::take_error() {
  const std::lock_guard lock(mutex_);
  return std::exchange(last_error_, {});
}

void PluginHost::log(void* ctx, std::int32_t level, gainsay_str text) {
  auto& self = *static_cast<PluginHost*>(ctx);
  const std::string_view line = view(text).substr(0, max_log_bytes);
  std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data());
  if (level < GAINSAY_LOG_ERROR) return;
  try {
    const std::lock_guard lock(self.mutex_);
    self.last_error_ = line;
  } catch (const std::bad_alloc&) {
  }
}

const void* PluginHost::extension(void* ctx, const char* id) {
  const auto& self = *static_cast<PluginHost*>(ctx);
  if (std::strcmp(id, GAINSAY_DATA_ID) == 0) return &self.data_;
  if (std::strcmp(id, GAINSAY_TERMS_ID) == 0) return &self.services_.terms_;
  if (std::strcmp(id, GAINSAY_KNOWLEDGE_ID) == 0 && self.services_.lexicon_) return &self.services_.knowledge_;
  return nullptr;
}

gainsay_status PluginHost::get_data(void* ctx, gainsay_str name, gainsay_str* out) {
  const auto& self = *static_cast<PluginHost*>(ctx);
  if (view(name) == GAINSAY_DATA_LEXICON && self.services_.lexicon_) {
    *out = {self.services_.lexicon_bytes_.data(), self.services_.lexicon_bytes_.size()};
    return GAINSAY_OK;
  }
  for (const auto& [file, bytes] : self.files_) {
    if (file != view(name)) continue;
    *out = {bytes.data(), bytes.size()};
    return GAINSAY_OK;
  }
  return GAINSAY_INVALID;
}

}  // namespace gainsay::worker

// SPDX-License-Identifier: Apache-2.0
// What every plugin written in C++ uses: strings, the host, the exported entry, and the guard that keeps exceptions
// inside. Header-only. Extractors include kit/extractor.hpp, verifiers kit/verifier.hpp.
#pragma once

#include <cstdint>
#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "gainsay/abi/data.h"
#include "gainsay/abi/host.h"
#include "gainsay/abi/knowledge.h"
#include "gainsay/abi/plugin.h"
#include "gainsay/abi/terms.h"
#include "gainsay/base/error.hpp"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/base/span.hpp"

namespace gainsay::kit {

inline std::string_view view(gainsay_str s) {
  return s.size == 0 ? std::string_view{} : std::string_view(s.data, s.size);
}
inline gainsay_str str(std::string_view s) { return {s.data(), s.size()}; }
constexpr Span span(gainsay_span s) { return {s.begin, s.end}; }
constexpr gainsay_span span(Span s) { return {s.begin, s.end}; }

enum class Level : std::int32_t {
  Debug = GAINSAY_LOG_DEBUG,
  Info = GAINSAY_LOG_INFO,
  Warn = GAINSAY_LOG_WARN,
  Error = GAINSAY_LOG_ERROR
};

// The process that loaded the plugin, as one copyable handle: valid from init until the process ends, usable from the
// thread that runs the current call. An extension that this host does not have answers like an unknown name.
class Host {
 public:
  Host() = default;
  explicit Host(const gainsay_host* host)
      : host_(host),
        data_(find<gainsay_data>(GAINSAY_DATA_ID)),
        terms_(find<gainsay_terms>(GAINSAY_TERMS_ID)),
        knowledge_(find<gainsay_knowledge>(GAINSAY_KNOWLEDGE_ID)) {}

  void log(Level level, std::string_view text) const noexcept {
    if (host_ && host_->log) host_->log(host_->ctx, static_cast<std::int32_t>(level), str(text));
  }
  bool cancelled() const noexcept { return host_ && host_->cancelled && host_->cancelled(host_->ctx) != 0; }

  // A mapped file: GAINSAY_DATA_LEXICON or a path of the manifest's `data` list. Empty when there is none of that name.
  std::string_view data(std::string_view name) const noexcept {
    gainsay_str out{nullptr, 0};
    if (!data_ || data_->get(data_->ctx, str(name), &out) != GAINSAY_OK) return {};
    return view(out);
  }

  // Every term that a result carries must have been interned once; do it in `create`.
  Term intern(std::string_view name) const noexcept { return {terms_ ? terms_->intern(terms_->ctx, str(name)) : 0}; }
  std::string_view name(Term term) const noexcept {
    return terms_ ? view(terms_->name(terms_->ctx, term.value)) : std::string_view{};
  }

  // abi/knowledge.h; unknown terms give false or the empty term.
  bool part_of(Term a, Term b) const noexcept {
    return knowledge_ && knowledge_->part_of(knowledge_->ctx, a.value, b.value);
  }
  bool is_a(Term a, Term b) const noexcept { return knowledge_ && knowledge_->is_a(knowledge_->ctx, a.value, b.value); }
  Term state_of(Term entity) const noexcept {
    return {knowledge_ ? knowledge_->state_of(knowledge_->ctx, entity.value) : 0};
  }
  Term type_of(Term entity) const noexcept {
    return {knowledge_ ? knowledge_->type_of(knowledge_->ctx, entity.value) : 0};
  }

  const gainsay_host* raw() const { return host_; }

 private:
  template <class T>
  const T* find(const char* id) const {
    return host_ && host_->get_extension ? static_cast<const T*>(host_->get_extension(host_->ctx, id)) : nullptr;
  }

  const gainsay_host* host_ = nullptr;  // owned by the process
  const gainsay_data* data_ = nullptr;
  const gainsay_terms* terms_ = nullptr;
  const gainsay_knowledge* knowledge_ = nullptr;
};

namespace detail {

// A sink refused: unwinds the plugin's call up to the trampoline, and no further. The one exception that the kit
// throws.
struct Stop {
  gainsay_status status;
};

inline void continue_or_stop(gainsay_status status) {
  if (status != GAINSAY_OK) throw Stop{status};
}

inline gainsay_status status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::Usage:
    case ErrorCode::BadInput:
    case ErrorCode::NotFound:
      return GAINSAY_INVALID;
    case ErrorCode::Unsupported:
    case ErrorCode::TooNew:
      return GAINSAY_UNSUPPORTED;
    case ErrorCode::TooLarge:
      return GAINSAY_LIMIT;
    case ErrorCode::Interrupted:
      return GAINSAY_CANCELLED;
    default:
      return GAINSAY_INTERNAL;
  }
}

inline gainsay_status report(Host host, const Error& error) {
  host.log(Level::Error, error.where.empty() ? error.message : error.where + ": " + error.message);
  return status_of(error.code);
}

// Runs the body of a trampoline: nothing that it throws gets out.
template <class Body>
gainsay_status guarded(Host host, Body&& body) noexcept {
  try {
    return body();
  } catch (const Stop& stop) {
    return stop.status;
  } catch (const std::bad_alloc&) {
    return GAINSAY_NOMEM;
  } catch (const std::exception& e) {
    host.log(Level::Error, e.what());
  } catch (...) {
    host.log(Level::Error, "an exception of unknown type");
  }
  return GAINSAY_INTERNAL;
}

template <class T>
struct Instance {  // what gainsay_instance points to
  Host host;
  T value;
};

template <class T>
gainsay_status create(const gainsay_host* host, gainsay_str config, gainsay_instance** out) noexcept {
  const Host handle(host);
  return guarded(handle, [&]() -> gainsay_status {
    Result<T> made = T::create(handle, view(config));
    if (!made) return report(handle, made.error());
    *out = reinterpret_cast<gainsay_instance*>(new Instance<T>{handle, *std::move(made)});  // freed by destroy<T>
    return GAINSAY_OK;
  });
}

template <class T>
Instance<T>& instance(gainsay_instance* opaque) {
  return *reinterpret_cast<Instance<T>*>(opaque);
}

template <class T>
void destroy(gainsay_instance* opaque) noexcept {
  delete &instance<T>(opaque);
}

inline gainsay_status init(const gainsay_host*) noexcept { return GAINSAY_OK; }

}  // namespace detail
}  // namespace gainsay::kit

// Defines the plugin's one exported symbol. `factory` is a `const void* (*)(const char* id)`.
#define GAINSAY_PLUGIN_ENTRY(plugin_id, plugin_version, factory)                                           \
  namespace {                                                                                              \
  constexpr gainsay_descriptor gainsay_plugin_descriptor = {sizeof(gainsay_descriptor),                    \
                                                            0,                                             \
                                                            {plugin_id, sizeof(plugin_id) - 1},            \
                                                            {plugin_version, sizeof(plugin_version) - 1}}; \
  }                                                                                                        \
  extern "C" {                                                                                             \
  GAINSAY_EXPORT extern const gainsay_plugin_entry gainsay_plugin;                                         \
  const gainsay_plugin_entry gainsay_plugin = {GAINSAY_ABI_MAGIC,                                          \
                                               sizeof(gainsay_plugin_entry),                               \
                                               GAINSAY_ABI_MAJOR,                                          \
                                               GAINSAY_ABI_MINOR,                                          \
                                               &gainsay_plugin_descriptor,                                 \
                                               ::gainsay::kit::detail::init,                               \
                                               factory};                                                   \
  }                                                                                                        \
  static_assert(true, "swallows the semicolon")

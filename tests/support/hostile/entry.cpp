// SPDX-License-Identifier: Apache-2.0
// A plugin entry with the one defect that the build names.
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include "gainsay/abi/extractor.h"

namespace {

#ifdef DEFECT_CONSTRUCTOR
struct Constructor {
  Constructor() { std::abort(); }
} constructor;
#endif

#ifdef DEFECT_IDENTITY
constexpr char id[] = "org.example.somebody_else";
#else
constexpr char id[] = ENTRY_ID;
#endif
#ifdef DEFECT_VERSION
constexpr char version[] = "2.0.0";
#else
constexpr char version[] = "1.0.0";
#endif

[[maybe_unused]] gainsay_status init(const gainsay_host*) { return GAINSAY_OK; }

[[maybe_unused]] gainsay_status create(const gainsay_host* host, gainsay_str, gainsay_instance** out) {
  static int instance;
  *out = reinterpret_cast<gainsay_instance*>(&instance);
#ifdef DEFECT_CREATETHROW
  throw std::runtime_error("not created");
#endif
#ifdef DEFECT_CREATELOOP
  for (volatile int never = 0; never == 0;) {
  }
#endif
#ifdef DEFECT_CREATE
  constexpr char why[] = "no dictionary";
  host->log(host->ctx, GAINSAY_LOG_ERROR, {why, sizeof why - 1});
  return GAINSAY_UNSUPPORTED;
#else
  (void)host;
  return GAINSAY_OK;
#endif
}

[[maybe_unused]] void destroy(gainsay_instance*) {}
[[maybe_unused]] gainsay_status extract(gainsay_instance*, const gainsay_document*, const gainsay_extract_sink*) {
#if defined(DEFECT_THROW)
  throw std::runtime_error("straight through C");
#elif defined(DEFECT_THROWINT)
  throw 42;
#elif defined(DEFECT_STATUS)
  return 4711;
#else
  return GAINSAY_OK;
#endif
}

[[maybe_unused]] const void* get_factory(const char* name) {
#ifdef DEFECT_FACTORY
  (void)name;
  return nullptr;
#else
#ifdef DEFECT_SMALLFACTORY
  constexpr uint32_t size = 8;
#else
  constexpr uint32_t size = sizeof(gainsay_extractor);
#endif
  static const gainsay_extractor factory = {size, 0, create, destroy, extract};
  return std::strcmp(name, GAINSAY_EXTRACTOR_ID) == 0 ? &factory : nullptr;
#endif
}

#ifdef DEFECT_DESCRIPTOR
constexpr uint32_t descriptor_size = 8;
#else
constexpr uint32_t descriptor_size = sizeof(gainsay_descriptor);
#endif
const gainsay_descriptor descriptor = {descriptor_size, 0, {id, sizeof id - 1}, {version, sizeof version - 1}};

#ifdef DEFECT_MAGIC
constexpr uint32_t magic = 1;
#else
constexpr uint32_t magic = GAINSAY_ABI_MAGIC;
#endif
#ifdef DEFECT_SMALL
constexpr uint32_t entry_size = 16;
#else
constexpr uint32_t entry_size = sizeof(gainsay_plugin_entry);
#endif
#ifdef DEFECT_MAJOR
constexpr uint32_t major = GAINSAY_ABI_MAJOR + 1;
#else
constexpr uint32_t major = GAINSAY_ABI_MAJOR;
#endif
#ifdef DEFECT_MINOR
constexpr uint32_t minor = GAINSAY_ABI_MINOR + 1;
#else
constexpr uint32_t minor = GAINSAY_ABI_MINOR;
#endif

}  // namespace

#ifdef DEFECT_UNDEFINED
extern "C" int gainsay_nobody_defines_this();
[[gnu::used]] int (*wanted)() = gainsay_nobody_defines_this;
#endif

#ifndef DEFECT_SYMBOL
extern "C" {
GAINSAY_EXPORT extern const gainsay_plugin_entry gainsay_plugin;
#ifdef DEFECT_FUNCTION
const gainsay_plugin_entry gainsay_plugin = {magic, entry_size, major, minor, &descriptor, init, nullptr};
#else
const gainsay_plugin_entry gainsay_plugin = {magic, entry_size, major, minor, &descriptor, init, get_factory};
#endif
}
#endif

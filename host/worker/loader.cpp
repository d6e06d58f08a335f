// SPDX-License-Identifier: Apache-2.0
#include "host/worker/loader.hpp"

#include <exception>

#include <boost/dll/shared_library.hpp>

namespace gainsay::worker {

namespace {

constexpr const char* entry_name = "gainsay_plugin";

std::string text(gainsay_str s) { return s.size == 0 || !s.data ? std::string() : std::string(s.data, s.size); }

Error refused(std::string message) { return {ErrorCode::Plugin, std::move(message), {}, {}}; }

std::string version(std::uint32_t major, std::uint32_t minor) {
  return std::to_string(major) + "." + std::to_string(minor);
}

Result<const gainsay_plugin_entry*> open(LoadedPlugin& plugin) {
  std::error_code error;
  const auto library = std::make_shared<boost::dll::shared_library>();
  plugin.library = library;
  library->load(plugin.spec.library, error, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
  if (error) return refused("its library cannot be loaded: " + error.message());
  if (!library->has(entry_name)) return refused("its library does not export gainsay_plugin");
  return &library->get<const gainsay_plugin_entry>(entry_name);
}

// In this order: nothing behind a field that is wrong is read.
Result<void> check_entry(const gainsay_plugin_entry& entry, const PluginSpec& spec) {
  if (entry.magic != GAINSAY_ABI_MAGIC)
    return refused("its gainsay_plugin is no plugin entry: the magic number is wrong");
  if (entry.struct_size < sizeof(gainsay_plugin_entry)) return refused("its entry is smaller than this ABI asks for");
  if (entry.abi_major != GAINSAY_ABI_MAJOR)
    return refused("it was built for ABI " + version(entry.abi_major, entry.abi_minor) + ", this host has " +
                   version(GAINSAY_ABI_MAJOR, GAINSAY_ABI_MINOR));
  if (entry.abi_minor > GAINSAY_ABI_MINOR)
    return refused("it was built for the newer ABI " + version(entry.abi_major, entry.abi_minor) + ", this host has " +
                   version(GAINSAY_ABI_MAJOR, GAINSAY_ABI_MINOR));
  if (!entry.descriptor || entry.descriptor->struct_size < sizeof(gainsay_descriptor))
    return refused("it has no descriptor");
  if (!entry.init || !entry.get_factory) return refused("its entry lacks a function");
  const std::string id = text(entry.descriptor->id), version_built = text(entry.descriptor->version);
  if (id != spec.id) return refused("its library says it is \"" + id + "\", its plugin.json says \"" + spec.id + "\"");
  if (version_built != spec.version)
    return refused("its library says version " + version_built + ", its plugin.json says " + spec.version);
  return {};
}

template <class Factory>
Result<const Factory*> find_factory(const gainsay_plugin_entry& entry, const char* id) {
  const auto* factory = static_cast<const Factory*>(entry.get_factory(id));
  if (!factory) return refused(std::string("it has no ") + id);
  if (factory->struct_size < sizeof(Factory))
    return refused(std::string("its ") + id + " is smaller than this ABI asks for");
  return factory;
}

Error failed(LoadedPlugin& plugin, const char* call, gainsay_status status) {
  const std::string why = plugin.host->take_error();
  return refused(std::string(call) + " failed with status " + std::to_string(status) + (why.empty() ? "" : ": " + why));
}

Result<void> make(LoadedPlugin& plugin, const gainsay_plugin_entry& entry) {
  if (const gainsay_status status = entry.init(plugin.host->raw()); status != GAINSAY_OK)
    return failed(plugin, "init", status);
  const gainsay_str config{plugin.spec.config.data(), plugin.spec.config.size()};
  gainsay_status status = GAINSAY_OK;
  if (plugin.spec.verifier) {
    auto factory = find_factory<gainsay_verifier>(entry, GAINSAY_VERIFIER_ID);
    if (!factory) return factory.error();
    status = (*factory)->create(plugin.host->raw(), config, &plugin.instance);
    plugin.verifier = *factory;
  } else {
    auto factory = find_factory<gainsay_extractor>(entry, GAINSAY_EXTRACTOR_ID);
    if (!factory) return factory.error();
    status = (*factory)->create(plugin.host->raw(), config, &plugin.instance);
    plugin.extractor = *factory;
  }
  if (status == GAINSAY_OK && plugin.instance) return {};
  plugin.extractor = nullptr;
  plugin.verifier = nullptr;
  return failed(plugin, "create", status == GAINSAY_OK ? GAINSAY_INVALID : status);
}

std::vector<gainsay_term> terms(plugin_host::Unpacker& in) {
  const auto list = in.list<gainsay_term>();
  return {list.begin(), list.end()};
}

}  // namespace

bool unpack(plugin_host::Unpacker& in, PluginSpec& out) {
  out.skip = in.value<std::uint64_t>() != 0;
  out.verifier = in.value<std::uint64_t>() != 0;
  out.produces_claims = in.value<std::uint64_t>() != 0;
  for (std::string* field : {&out.id, &out.version, &out.library, &out.config}) *field = text(in.text());
  for (auto left = in.value<std::uint64_t>(); left > 0 && in.ok(); --left) {
    std::string name = text(in.text());
    out.data.emplace_back(std::move(name), text(in.text()));
  }
  out.produces = terms(in);
  out.consumes = terms(in);
  return in.ok();
}

Result<void> load(LoadedPlugin& plugin) {
  try {
    const auto entry = open(plugin);
    if (!entry) return entry.error();
    if (auto checked = check_entry(**entry, plugin.spec); !checked) return checked;
    return make(plugin, **entry);
  } catch (const std::exception& e) {
    return refused(std::string("loading it failed: ") + e.what());
  } catch (...) {
    return refused("loading it failed: it threw something unknown");
  }
}

}  // namespace gainsay::worker

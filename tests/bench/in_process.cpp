// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/in_process.hpp"

#include <algorithm>

#include <dlfcn.h>

#include "host/cli/mapped_file.hpp"
#include "host/extraction/extraction.hpp"
#include "host/extraction/running_order.hpp"

namespace gainsay::bench {
namespace {

// Stays loaded: a plugin is never unloaded.
Result<const gainsay_plugin_entry*> open(const plugin_host::Plugin& plugin) {
  void* library = ::dlopen(plugin.library().c_str(), RTLD_NOW | RTLD_LOCAL);
  void* entry = library == nullptr ? nullptr : ::dlsym(library, "gainsay_plugin");
  if (entry == nullptr) return Error{ErrorCode::Plugin, "cannot be loaded", plugin.library().string(), {}};
  return static_cast<const gainsay_plugin_entry*>(entry);
}

}  // namespace

Result<InProcess> InProcess::load(const cli::Workbench& workbench) {
  const auto file = cli::MappedFile::open(workbench.locations().lexicon);
  if (!file) return file.error();
  std::vector<plugin_host::Plugin> plugins;
  for (const auto& plugin : workbench.discovery().plugins)
    if (plugin.manifest.kind == plugin_host::Kind::Extractor) plugins.push_back(plugin);
  const auto ordered = extraction::running_order(std::move(plugins));
  InProcess out;
  for (const auto& plugin : ordered.plugins) {
    auto loaded = load_one(plugin, workbench, file->bytes());
    if (!loaded) return std::move(loaded).error();
    out.extractors_.push_back(*std::move(loaded));
  }
  return out;
}

Result<InProcess::Extractor> InProcess::load_one(const plugin_host::Plugin& plugin, const cli::Workbench& workbench,
                                                 std::string_view lexicon) {
  const auto entry = open(plugin);
  if (!entry) return entry.error();
  auto host = std::make_unique<kit::testing::TestHost>(&workbench.lexicon(), lexicon);
  auto test = kit::testing::TestExtractor::create(**entry, *host, plugin.config);
  if (!test) return std::move(test).error();
  const auto* factory = static_cast<const gainsay_extractor*>((*entry)->get_factory(GAINSAY_EXTRACTOR_ID));
  gainsay_instance* instance = nullptr;
  if (factory->create(host->raw(), kit::str(plugin.config), &instance) != GAINSAY_OK)
    return Error{ErrorCode::Plugin, "create failed", plugin.manifest.id, {}};
  std::vector<Term> consumes;
  for (const auto& layer : plugin.manifest.consumes) consumes.push_back(kit::term(layer));
  return Extractor{plugin.manifest.id,          std::move(consumes), std::move(host), *std::move(test), factory,
                   {instance, factory->destroy}};
}

InProcess::Prepared::Prepared(const InProcess& extractors, const model::Document& document,
                              const model::Analysis& analysis) {
  std::vector<model::Mention> all;
  for (const auto& extractor : extractors.extractors_) {
    std::vector<model::Mention> consumed;
    std::copy_if(all.begin(), all.end(), std::back_inserter(consumed), [&](const model::Mention& mention) {
      return std::find(extractor.consumes.begin(), extractor.consumes.end(), mention.layer) != extractor.consumes.end();
    });
    mentions_.push_back(std::make_unique<kit::testing::MentionList>(std::move(consumed)));
    views_.push_back(std::make_unique<kit::DocumentView>(document, analysis));
    views_.back()->set_mentions(mentions_.back()->data(), mentions_.back()->size());
    auto emitted = extractor.test.extract(views_.back()->abi());
    std::move(emitted.mentions.begin(), emitted.mentions.end(), std::back_inserter(all));
  }
}

std::optional<std::size_t> InProcess::run(std::size_t extractor, const Prepared& document) const {
  std::size_t count = 0;
  const gainsay_extract_sink sink{sizeof(gainsay_extract_sink),
                                  0,
                                  &count,
                                  [](void* ctx, const gainsay_mention*) -> gainsay_status {
                                    ++*static_cast<std::size_t*>(ctx);
                                    return GAINSAY_OK;
                                  },
                                  [](void* ctx, const gainsay_claim*) -> gainsay_status {
                                    ++*static_cast<std::size_t*>(ctx);
                                    return GAINSAY_OK;
                                  },
                                  [](void*, gainsay_span, gainsay_str) -> gainsay_status { return GAINSAY_OK; }};
  const auto& one = extractors_[extractor];
  if (one.factory->extract(one.instance.get(), &document.views_[extractor]->abi(), &sink) != GAINSAY_OK)
    return std::nullopt;
  return count;
}

}  // namespace gainsay::bench

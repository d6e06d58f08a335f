// SPDX-License-Identifier: Apache-2.0
#include "host/cli/workbench.hpp"

#include <algorithm>
#include <iterator>
#include <thread>

#include "host/cli/mapped_file.hpp"

namespace gainsay::cli {
namespace {

unsigned lanes_of(const Options& options) {
  return options.lanes > 0 ? options.lanes : std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace

struct Workbench::State {
  Locations locations;
  MappedFile file;
  kit::Lexicon lexicon;  // borrows from `file`
  plugin_host::Discovery discovery;
  plugin_host::Options workers;

  std::vector<plugin_host::Plugin> plugins(plugin_host::Kind kind) const {
    std::vector<plugin_host::Plugin> out;
    std::copy_if(discovery.plugins.begin(), discovery.plugins.end(), std::back_inserter(out),
                 [kind](const auto& plugin) { return plugin.manifest.kind == kind; });
    return out;
  }
};

Workbench::Workbench(std::unique_ptr<State> state) : state_(std::move(state)) {}
Workbench::Workbench(Workbench&&) noexcept = default;
Workbench::~Workbench() = default;

Result<Workbench> Workbench::open(const Options& options) {
  if (options.no_sandbox)  // better refused than promised
    return Error{ErrorCode::Unsupported, "this build runs no plugin without the sandbox", "--no-sandbox", ""};
  auto locations = find_locations(options);
  if (!locations) return std::move(locations).error();
  auto file = MappedFile::open(locations->lexicon);
  if (!file) return std::move(file).error();
  auto lexicon = kit::Lexicon::open(file->bytes());
  if (!lexicon) {
    auto problem = std::move(lexicon).error();
    problem.code = ErrorCode::Io;  // not a casefile: exit code 5 would mislead
    problem.where = locations->lexicon.string();
    return problem;
  }
  plugin_host::Options workers;
  workers.worker = locations->worker;
  workers.lexicon = locations->lexicon;
  workers.lanes = lanes_of(options);
  workers.in_process = options.in_process;
  auto discovery = plugin_host::discover(locations->plugin_dirs);
  return Workbench(std::unique_ptr<State>(new State{*std::move(locations), *std::move(file), *std::move(lexicon),
                                                    std::move(discovery), std::move(workers)}));
}

const Locations& Workbench::locations() const { return state_->locations; }
const kit::Lexicon& Workbench::lexicon() const { return state_->lexicon; }
const plugin_host::Discovery& Workbench::discovery() const { return state_->discovery; }

Result<extraction::Extraction> Workbench::start_extraction() const {
  return extraction::Extraction::start(state_->workers, state_->plugins(plugin_host::Kind::Extractor),
                                       std::string(state_->lexicon.checksum()));
}

Result<plugin_host::VerifierClient> Workbench::start_verifiers() const {
  return plugin_host::VerifierClient::start(state_->workers, state_->plugins(plugin_host::Kind::Verifier));
}

Result<disagreement::MessagesOf> Workbench::load_messages() const {
  disagreement::MessagesOf all;
  auto own = disagreement::Messages::load(state_->locations.labels);
  if (!own) return std::move(own).error();
  all.emplace(disagreement::host_messages, *std::move(own));
  for (const auto& plugin : state_->plugins(plugin_host::Kind::Verifier)) {
    if (plugin.manifest.messages.empty()) continue;
    auto messages = disagreement::Messages::load(plugin.messages());
    if (!messages && !plugin.bundled) continue;  // it costs itself only: verifiers.cpp refuses it
    if (!messages) return std::move(messages).error();
    all.emplace(plugin.manifest.id, *std::move(messages));
  }
  return all;
}

}  // namespace gainsay::cli

// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/seat.hpp"

#include <algorithm>
#include <filesystem>

#include "gainsay/base/printable.hpp"
#include "gainsay/kit/plugin.hpp"
#include "host/plugin_host/call_clock.hpp"
#include "host/plugin_host/hello.hpp"
#include "host/plugin_host/records.hpp"

namespace gainsay::plugin_host {

namespace {
constexpr std::chrono::milliseconds between_calls{10'000};
constexpr std::uint32_t least_load_ms = 2'000;  // for loading, however quick a plugin says its calls are
}  // namespace

Seat::Seat(const Options& options, std::vector<Plugin> plugins, std::vector<std::string> refusals)
    : options_(options), plugins_(std::move(plugins)), refusals_(std::move(refusals)) {
  refusals_.resize(plugins_.size());
}

std::uint64_t Seat::running() const {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < plugins_.size(); ++i)
    if (refusals_[i].empty()) out |= std::uint64_t{1} << i;
  return out;
}

Result<void> Seat::fill(std::size_t in_bytes, std::size_t out_bytes) {
  // A worker that grew for a large document goes with it, and its memory too.
  const std::size_t in = std::max(in_arena_bytes, padded(in_bytes)), out = std::max(out_arena_bytes, padded(out_bytes));
  if (occupied() && size_.in >= in && size_.out >= out && (size_.in + size_.out) / 2 <= in + out) return {};
  size_.in = in;
  size_.out = out;
  std::error_code ignored;
  size_.mapped = options_.lexicon.empty() ? 0 : std::filesystem::file_size(options_.lexicon, ignored);
  if (ignored) return Error{ErrorCode::NotFound, "the lexicon cannot be read", options_.lexicon.string(), {}};
  std::size_t memory_mb = 0;
  for (const auto& p : plugins_) memory_mb = std::max<std::size_t>(memory_mb, p.manifest.limits.memory_mb);
  size_.memory = memory_mb << 20;
  for (std::size_t tries = 0; tries <= plugins_.size(); ++tries) {
    if (auto started = start(); !started) return started;
    if (worker_) return {};
  }
  return Error{ErrorCode::Internal, "no worker could be started", {}, {}};
}

// Ok without a worker left: a plugin was refused because the worker died on it; start another one.
Result<void> Seat::start() {
  worker_.reset();
  auto started = WorkerProcess::start(options_.worker.empty() ? default_worker() : options_.worker, size_);
  if (!started) return started.error();
  worker_.emplace(*std::move(started));
  ++workers_started_;
  auto greeted = hello();
  if (!greeted) worker_.reset();
  return greeted;
}

Result<void> Seat::hello() {
  Packer packer(worker_->in());
  Frame question;
  question.sequence = next_sequence();
  question.count = static_cast<std::uint32_t>(plugins_.size());
  question.size = pack_hello(options_, plugins_, refusals_, packer);
  if (packer.full()) return Error{ErrorCode::TooLarge, "the plugins' manifests are too large together", {}, {}};
  Progress& progress = worker_->progress();
  progress.current = no_plugin;
  Frame answer;
  std::vector<std::chrono::milliseconds> limits;
  for (const auto& p : plugins_) limits.emplace_back(std::max(least_load_ms, p.manifest.limits.document_ms));
  CallClock clock(std::move(limits), between_calls, std::chrono::steady_clock::now());
  const auto outcome = worker_->ask(
      question, answer, [&] { return clock.overdue(progress.current.load(), std::chrono::steady_clock::now()); });
  if (outcome == WorkerProcess::Answer::Frame && answer.type == FrameType::Ready && read_refusals(answer.size))
    return {};
  const bool late = outcome == WorkerProcess::Answer::Late;
  const std::string end = printable(worker_->end(late));
  const auto current = static_cast<std::uint32_t>(progress.current.load());
  worker_.reset();
  // With one plugin there is no question who it was.
  const std::uint64_t left = running();
  const bool known = current < plugins_.size() && (left >> current & 1) != 0;
  if (!known && (left == 0 || (left & (left - 1)) != 0))
    return Error{
        ErrorCode::Internal, "the worker ended before it loaded a plugin: " + end, options_.worker.string(), {}};
  std::size_t guilty = current;
  if (!known)
    for (guilty = 0; (left >> guilty & 1) == 0;) ++guilty;
  refuse(guilty, "loading it failed: " + (late ? std::string("it took too long") : end));
  return {};
}

bool Seat::read_refusals(std::size_t size) {
  if (size < records_begin) return false;
  const auto shared = worker_->out().subspan(records_begin, size - records_begin);
  const std::vector<std::byte> copy(shared.begin(), shared.end());
  std::vector<ReceivedRecord> received;
  if (!read_records(copy, names_, received)) return false;
  for (const auto& r : received)
    if (r.kind == RecordKind::Refused && r.plugin < plugins_.size() && refusals_[r.plugin].empty())
      refuse(r.plugin, printable(kit::view(Unpacker(r.body).text())));
  return true;
}

}  // namespace gainsay::plugin_host

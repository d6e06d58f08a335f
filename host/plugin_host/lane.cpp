// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/lane.hpp"

#include <algorithm>
#include <deque>
#include <map>

#include <spdlog/spdlog.h>

#include "gainsay/kit/plugin.hpp"
#include "host/plugin_host/hello.hpp"
#include "host/plugin_host/lane_thread.hpp"
#include "host/plugin_host/worker_process.hpp"

namespace gainsay::plugin_host {

namespace {

constexpr std::size_t batch_weight = 256u << 10;
constexpr std::uint64_t load_limit_ms = 10'000;
constexpr int attempts = 2;  // a crash may be bad luck once

}  // namespace

class Lane::Impl {
 public:
  Impl(const Options& options, std::vector<Plugin> plugins)
      : options_(options), plugins_(std::move(plugins)), refusals_(plugins_.size()) {}
  ~Impl() {
    thread_.post([this]() -> Result<void> {
      worker_.reset();
      return {};
    });
  }

  Result<void> start() {
    return thread_.post([this] { return ensure_worker(0, 0); }).get();
  }
  std::future<Result<void>> run(Work& work) {
    return thread_.post([this, &work] { return work_through(work); });
  }

  const std::vector<std::string>& refusals() const { return refusals_; }
  const std::vector<Plugin>& plugins() const { return plugins_; }
  const Names& names() const { return names_; }

 private:
  struct Pending {
    std::size_t item = 0;
    std::uint64_t skip = 0;
  };
  using Batch = std::vector<Pending>;
  struct Exchange {
    enum How { Answered, Died, Late, Garbled } how = Garbled;
    std::size_t done = 0;  // items that the worker published
    std::string reason;
  };

  // --- starting

  Result<void> ensure_worker(std::size_t in_bytes, std::size_t out_bytes);
  Result<void> hello();
  void refuse(std::size_t plugin, std::string reason);

  // --- working

  Result<void> work_through(Work& work);
  Batch next_batch(Work& work);
  Result<void> attempt(Work& work, const Batch& batch);
  Result<Exchange> exchange(Work& work, const Batch& batch);
  Result<void> suspect(Work& work, const Batch& batch);
  bool accept(Work& work, const Pending& pending, std::size_t begin, std::size_t end);
  void blame(Work& work, const Pending& pending, ErrorCode code, const std::string& reason);
  void give_up(Work& work, Pending pending, std::uint32_t plugin, ErrorCode code, const std::string& reason);
  std::size_t accept_done(Work& work, const Batch& batch, std::size_t count);
  std::uint64_t expected(std::uint64_t skip) const;
  std::uint32_t running_plugin() const;
  std::uint64_t limit_ms(std::uint32_t plugin) const;
  bool overdue(std::uint64_t asked, std::size_t items) const;

  const Options options_;
  const std::vector<Plugin> plugins_;
  std::vector<std::string> refusals_;
  Names names_;
  std::optional<WorkerProcess> worker_;
  WorkerProcess::Size size_;
  std::uint32_t sequence_ = 0;
  std::vector<std::byte> copy_;  // private copy of the records being read

  // Of the run under way.
  std::deque<Pending> alone_;  // items that a worker died on: one at a time, in a fresh worker
  std::deque<Pending> again_;  // items that a batch did not get to
  std::map<std::pair<std::size_t, std::uint32_t>, int> deaths_;  // (item, plugin) -> how often

  LaneThread thread_;  // last: it uses the others
};

// --- starting

void Lane::Impl::refuse(std::size_t plugin, std::string reason) {
  spdlog::warn("{}: {}", plugins_[plugin].manifest.id, reason);
  refusals_[plugin] = std::move(reason);
}

// Leaves a worker whose arenas have at least these sizes, and not much more, and that answered Ready. One that dies
// while it loads a plugin loses that plugin.
Result<void> Lane::Impl::ensure_worker(std::size_t in_bytes, std::size_t out_bytes) {
  // A worker that grew for a large document goes with it, and its memory too.
  const std::size_t in = std::max(in_arena_bytes, padded(in_bytes)), out = std::max(out_arena_bytes, padded(out_bytes));
  if (worker_ && worker_->alive() && size_.in >= in && size_.out >= out && (size_.in + size_.out) / 2 <= in + out)
    return {};
  size_.in = in;
  size_.out = out;
  std::error_code ignored;
  size_.mapped = options_.lexicon.empty() ? 0 : std::filesystem::file_size(options_.lexicon, ignored);
  if (ignored) return Error{ErrorCode::NotFound, "the lexicon cannot be read", options_.lexicon.string(), {}};
  std::size_t memory_mb = 0;
  for (const auto& p : plugins_) memory_mb = std::max<std::size_t>(memory_mb, p.manifest.limits.memory_mb);
  size_.memory = memory_mb << 20;
  for (std::size_t tries = 0; tries <= plugins_.size(); ++tries) {
    worker_.reset();
    auto started = WorkerProcess::start(options_.worker.empty() ? default_worker() : options_.worker, size_);
    if (!started) return started.error();
    worker_.emplace(*std::move(started));
    auto greeted = hello();
    if (greeted && worker_) return {};
    if (!greeted) {
      worker_.reset();
      return greeted;
    }
  }
  return Error{ErrorCode::Internal, "no worker could be started", {}, {}};
}

// Ok without a worker left: a plugin was refused because the worker died on it; start another one.
Result<void> Lane::Impl::hello() {
  Packer packer(worker_->in());
  Frame question;
  question.sequence = ++sequence_;
  question.count = static_cast<std::uint32_t>(plugins_.size());
  question.size = pack_hello(options_, plugins_, refusals_, packer);
  if (packer.full()) return Error{ErrorCode::TooLarge, "the plugins' manifests are too large together", {}, {}};
  Progress& progress = worker_->progress();
  progress.current = no_plugin;
  Frame answer;
  const std::uint64_t asked = steady_now();
  const auto late = [&] {
    const std::uint64_t since = progress.current.load() == no_plugin ? asked : std::max(asked, progress.started.load());
    return steady_now() - since > load_limit_ms * 1'000'000u;
  };
  const auto outcome = worker_->ask(question, answer, late);
  if (outcome == WorkerProcess::Answer::Frame && answer.type == FrameType::Ready && answer.size >= records_begin) {
    const auto records = worker_->out().subspan(records_begin, answer.size - records_begin);
    copy_.assign(records.begin(), records.end());
    std::vector<ReceivedRecord> received;
    if (read_records(copy_, names_, received)) {
      for (const auto& r : received)
        if (r.kind == RecordKind::Refused && r.plugin < plugins_.size() && refusals_[r.plugin].empty())
          refuse(r.plugin, printable(kit::view(Unpacker(r.body).text())));
      return {};
    }
  }
  const std::uint64_t current = progress.current.load();
  const std::string end = outcome == WorkerProcess::Answer::Late ? "it took too long" : printable(worker_->end(false));
  worker_.reset();
  if (current >= plugins_.size())
    return Error{
        ErrorCode::Internal, "the worker ended before it loaded a plugin: " + end, options_.worker.string(), {}};
  refuse(current, "loading it failed: " + end);
  return {};
}

// --- working

Result<void> Lane::Impl::work_through(Work& work) {
  alone_.clear();
  again_.clear();
  deaths_.clear();
  for (;;) {
    const Batch batch = next_batch(work);
    if (batch.empty()) return {};
    if (auto done = attempt(work, batch); !done) return done;
  }
}

Lane::Impl::Batch Lane::Impl::next_batch(Work& work) {
  Batch batch;
  if (!alone_.empty()) {
    batch.push_back(alone_.front());
    alone_.pop_front();
    worker_.reset();  // a fresh worker: whatever happens in it is this item's doing
    return batch;
  }
  std::size_t weight = 0, in_bytes = work.head_bytes(), out_bytes = 0;
  while (batch.size() < batch_items) {
    Pending pending;
    if (!again_.empty()) {
      pending = again_.front();
      again_.pop_front();
    } else if (const auto item = work.next()) {
      pending = {*item, work.skip(*item)};
    } else {
      break;
    }
    weight += work.weight(pending.item);
    in_bytes += work.in_bytes(pending.item);
    out_bytes = std::max(out_bytes, work.out_bytes(pending.item));
    const bool fits = weight <= batch_weight && in_bytes <= in_arena_bytes && out_bytes <= out_arena_bytes;
    if (!batch.empty() && !fits) {
      again_.push_front(pending);
      break;
    }
    batch.push_back(pending);
  }
  return batch;
}

std::uint64_t Lane::Impl::limit_ms(std::uint32_t plugin) const {
  return plugin < plugins_.size() ? plugins_[plugin].manifest.limits.document_ms : Limits{}.document_ms;
}

// The clock of the call that is under way; and one for the whole batch, in case a plugin keeps moving the first.
bool Lane::Impl::overdue(std::uint64_t asked, std::size_t items) const {
  const Progress& progress = worker_->progress();
  const std::uint64_t current = progress.current.load(std::memory_order_acquire);
  const std::uint64_t started = std::max(asked, progress.started.load(std::memory_order_relaxed));
  const std::uint64_t now = steady_now();
  const auto plugin = static_cast<std::uint32_t>(current);
  if (now > started && now - started > limit_ms(plugin) * 1'000'000u) return true;
  return now - asked > items * plugins_.size() * Limits{}.document_ms * 1'000'000u;
}

// One question and what became of it. After anything but Answered the worker is dead, so what it left behind moves no
// more.
Result<Lane::Impl::Exchange> Lane::Impl::exchange(Work& work, const Batch& batch) {
  std::size_t in_bytes = work.head_bytes(), out_bytes = 0;
  for (const auto& p : batch) {
    in_bytes += work.in_bytes(p.item);
    out_bytes = std::max(out_bytes, work.out_bytes(p.item));
  }
  if (auto ready = ensure_worker(in_bytes, out_bytes); !ready) return ready.error();
  Packer packer(worker_->in());
  work.pack_head(packer);
  for (const auto& p : batch) work.pack(p.item, p.skip, packer);
  GAINSAY_CHECK(!packer.full());
  Progress& progress = worker_->progress();
  progress.done = 0;
  progress.current = no_plugin;
  progress.started = 0;
  Frame question, answer;
  question.type = work.type();
  question.sequence = ++sequence_;
  question.count = static_cast<std::uint32_t>(batch.size());
  question.size = packer.size();
  const std::uint64_t asked = steady_now();
  Exchange out;
  switch (worker_->ask(question, answer, [&] { return overdue(asked, batch.size()); })) {
    case WorkerProcess::Answer::Frame:
      if (answer.type != FrameType::Result || answer.count == 0 || answer.count > batch.size()) break;
      out.how = Exchange::Answered;
      out.done = answer.count;
      return out;
    case WorkerProcess::Answer::Late:
      worker_->end(true);
      out.how = Exchange::Late;
      out.reason = "took longer than " + std::to_string(limit_ms(running_plugin())) + " ms";
      break;
    case WorkerProcess::Answer::Died:
      out.how = Exchange::Died;
      out.reason = printable(worker_->end(false));
      break;
    case WorkerProcess::Answer::Garbage:
      break;
  }
  worker_->end(true);
  out.done = std::min<std::uint64_t>(progress.done, batch.size());
  return out;
}

Result<void> Lane::Impl::attempt(Work& work, const Batch& batch) {
  auto exchanged = exchange(work, batch);
  if (!exchanged) return exchanged.error();
  if (exchanged->how == Exchange::Garbled) return suspect(work, batch);
  const std::size_t done = accept_done(work, batch, exchanged->done);
  std::size_t rest = done;
  if (done < exchanged->done) {
    worker_->end(true);
    blame(work, batch[rest++], ErrorCode::Plugin, "its worker returned a damaged result");
  } else if (exchanged->how != Exchange::Answered && done < batch.size()) {
    const auto code = exchanged->how == Exchange::Late ? ErrorCode::Timeout : ErrorCode::Plugin;
    blame(work, batch[rest++], code, exchanged->reason);
  }
  again_.insert(again_.end(), batch.begin() + static_cast<std::ptrdiff_t>(rest), batch.end());
  return {};
}

// Somebody wrote into our channel, and nobody knows when: nothing that this worker said counts. Each item is tried
// alone; a lone one with its first plugin, its first two and so on, until the last that was added is the liar.
Result<void> Lane::Impl::suspect(Work& work, const Batch& batch) {
  if (batch.size() > 1) {
    alone_.insert(alone_.end(), batch.begin(), batch.end());
    return {};
  }
  const Pending& pending = batch.front();
  std::uint64_t left = expected(pending.skip);
  for (std::uint32_t plugin = 0; plugin < plugins_.size(); ++plugin) {
    const std::uint64_t bit = std::uint64_t{1} << plugin;
    if ((left & bit) == 0) continue;
    left &= ~bit;
    worker_.reset();
    const auto probed = exchange(work, {{pending.item, pending.skip | left}});
    if (!probed) return probed.error();
    if (probed->how != Exchange::Garbled) continue;
    give_up(work, pending, plugin, ErrorCode::Plugin, "wrote into the channel of its worker");
    return {};
  }
  give_up(work, pending, no_plugin, ErrorCode::Plugin, "a plugin wrote into the channel of its worker");
  return {};
}

// Reads the items that the worker published; stops at the first that makes no sense.
std::size_t Lane::Impl::accept_done(Work& work, const Batch& batch, std::size_t count) {
  std::size_t begin = records_begin;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t end = worker_->progress().end[i].load(std::memory_order_acquire);
    const bool sound = begin <= end && end <= worker_->out().size() && end % 8 == 0;
    if (!sound || !accept(work, batch[i], begin, end)) return i;
    begin = end;
  }
  return count;
}

// Bits of the plugins that run and are not to be skipped.
std::uint64_t Lane::Impl::expected(std::uint64_t skip) const {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < plugins_.size(); ++i)
    if (refusals_[i].empty()) out |= std::uint64_t{1} << i;
  return out & ~skip;
}

bool Lane::Impl::accept(Work& work, const Pending& pending, std::size_t begin, std::size_t end) {
  const auto shared = worker_->out().subspan(begin, end - begin);
  copy_.assign(shared.begin(), shared.end());
  std::vector<ReceivedRecord> records;
  if (!read_records(copy_, names_, records)) return false;
  // Every plugin that was to run says how it ended; no other says anything.
  const std::uint64_t running = expected(pending.skip);
  std::uint64_t ended = 0;
  for (const auto& r : records) {
    if (r.plugin >= plugins_.size() || (running >> r.plugin & 1) == 0) return false;
    if (r.kind == RecordKind::Status) ended |= std::uint64_t{1} << r.plugin;
  }
  return ended == running && work.accept(pending.item, records, names_);
}

// The plugin whose call is under way, as the worker says; no_plugin between calls.
std::uint32_t Lane::Impl::running_plugin() const {
  return static_cast<std::uint32_t>(worker_->progress().current.load());
}

// A worker came to its end on this item. The first time it is tried again alone; the second time the plugin that was
// running is left out.
void Lane::Impl::blame(Work& work, const Pending& pending, ErrorCode code, const std::string& reason) {
  std::uint32_t plugin = running_plugin();
  if (plugin >= plugins_.size() || (expected(pending.skip) >> plugin & 1) == 0) plugin = no_plugin;
  const bool last = ++deaths_[{pending.item, plugin}] >= attempts;
  const std::string who = plugin == no_plugin ? std::string("a worker") : plugins_[plugin].manifest.id;
  spdlog::warn("{}: {}{}", who, reason, last ? "" : "; trying once more");
  if (last)
    give_up(work, pending, plugin, code, reason);
  else
    alone_.push_back(pending);
}

// Lists the failure; the other plugins get the item once more.
void Lane::Impl::give_up(Work& work, Pending pending, std::uint32_t plugin, ErrorCode code, const std::string& reason) {
  work.fail(pending.item, plugin, code, reason);
  if (plugin == no_plugin) return;
  pending.skip |= std::uint64_t{1} << plugin;
  if (expected(pending.skip) == 0)
    work.accept(pending.item, {}, names_);
  else
    alone_.push_back(pending);
}

// --- the handle

Lane::Lane(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Lane::~Lane() = default;

Result<std::unique_ptr<Lane>> Lane::start(const Options& options, std::vector<Plugin> plugins) {
  if (options.in_process)
    return Error{
        ErrorCode::Unsupported, "this build cannot load plugins into its own process", {}, "leave out --in-process"};
  if (plugins.size() > max_plugins)
    return Error{ErrorCode::TooLarge, "more than " + std::to_string(max_plugins) + " plugins", {}, {}};
  auto impl = std::make_unique<Impl>(options, std::move(plugins));
  if (auto started = impl->start(); !started) return started.error();
  return std::unique_ptr<Lane>(new Lane(std::move(impl)));
}

const std::vector<std::string>& Lane::refusals() const { return impl_->refusals(); }
const std::vector<Plugin>& Lane::plugins() const { return impl_->plugins(); }
std::future<Result<void>> Lane::run(Work& work) { return impl_->run(work); }
const Names& Lane::names() const { return impl_->names(); }

}  // namespace gainsay::plugin_host

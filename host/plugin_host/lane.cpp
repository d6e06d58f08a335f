// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/lane.hpp"

#include <algorithm>
#include <bit>
#include <chrono>
#include <map>
#include <utility>

#include <spdlog/spdlog.h>

#include "gainsay/base/printable.hpp"
#include "host/plugin_host/call_clock.hpp"
#include "host/plugin_host/lane_thread.hpp"
#include "host/plugin_host/queue.hpp"
#include "host/plugin_host/seat.hpp"

namespace gainsay::plugin_host {

namespace {
constexpr std::chrono::milliseconds between_calls{10'000};
constexpr int vain_timeouts = 2;  // of calls that were in time when they were tried again
}  // namespace

class Lane::Impl {
 public:
  Impl(const Options& options, std::vector<Plugin> plugins, std::vector<std::string> refusals)
      : seat_(options, std::move(plugins), std::move(refusals)) {}
  ~Impl() {
    thread_.post([this]() -> Result<void> {
      seat_.vacate();
      return {};
    });
  }

  Result<void> start() {
    auto started = thread_.post([this] { return seat_.fill(0, 0); }).get();
    loaded_ = seat_.running();
    return started;
  }
  std::future<Result<void>> run(Work& work) {
    return thread_.post([this, &work] { return work_through(work); });
  }
  const Seat& seat() const { return seat_; }
  Toll toll() const { return {seat_.workers_started(), timeouts_}; }

 private:
  // How an exchange with the worker ended. After anything but Answered it is dead, so what it left behind moves no
  // more.
  struct Exchange {
    enum How { Answered, Died, Late, Garbled } how = Garbled;
    std::size_t done = 0;  // items that the worker published
    std::string reason;
  };
  enum class Reading { Sound, OutOfMemory, Damaged };

  Result<void> work_through(Work& work);
  Result<void> attempt(Work& work, const Batch& batch);
  void settle(Work& work, Batch& batch);
  Result<void> fill(const Work& work, const Batch& batch);
  Result<Exchange> exchange(Work& work, const Batch& batch);
  Reading read(std::uint64_t asked, std::size_t& begin, std::size_t index);
  void recovered(std::size_t item);
  Result<void> suspect(Work& work, const Batch& batch, std::size_t from);
  Result<void> find_liar(Work& work, const Pending& pending);
  Result<void> blame(Work& work, const Batch& batch, std::size_t index, ErrorCode code, const std::string& reason);
  void give_up(Work& work, Pending pending, std::uint32_t plugin, ErrorCode code, const std::string& reason);

  std::uint64_t expected(Work& work, const Pending& pending) const {
    return loaded_ & ~(pending.given_up | work.skip(pending.item));
  }
  std::uint32_t guilty(std::uint64_t asked);
  std::string name_of(std::uint32_t plugin) const {
    return plugin == no_plugin ? "a worker" : seat_.plugins()[plugin].manifest.id;
  }

  Seat seat_;
  std::uint64_t loaded_ = 0;  // bits of the plugins that run: constant after start()
  std::size_t timeouts_ = 0;
  int vain_timeouts_ = 0;
  std::vector<std::byte> copy_;  // private copy of the records being read
  std::vector<ReceivedRecord> records_;

  // Of the run under way.
  Queue queue_;
  struct Death {
    int times = 0;
    bool late = false;
  };
  std::map<std::pair<std::size_t, std::uint32_t>, Death> deaths_;  // of (item, plugin)
  std::vector<std::uint64_t> asked_;  // per item of the batch under way: bits of the plugins that it was for

  LaneThread thread_;  // last: it uses the others
};

Result<void> Lane::Impl::work_through(Work& work) {
  queue_.clear();
  deaths_.clear();
  for (;;) {
    Batch batch = queue_.next(work);
    if (batch.items.empty()) return {};
    settle(work, batch);
    if (batch.items.empty()) continue;
    if (batch.alone) seat_.vacate();
    if (auto ready = fill(work, batch); !ready) return ready;
    settle(work, batch);  // a plugin may have failed to load once more
    if (batch.items.empty()) continue;
    if (auto done = attempt(work, batch); !done) return done;
  }
}

// Takes out the items that nobody is left to be asked about: no worker is needed for them.
void Lane::Impl::settle(Work& work, Batch& batch) {
  const std::uint64_t lost = loaded_ & ~seat_.running();
  std::erase_if(batch.items, [&](Pending& p) {
    for (std::uint64_t bits = lost & expected(work, p); bits != 0; bits &= bits - 1) {
      const auto plugin = static_cast<std::uint32_t>(std::countr_zero(bits));
      work.fail(p.item, plugin, ErrorCode::Plugin, seat_.refusals()[plugin]);
      p.given_up |= std::uint64_t{1} << plugin;
    }
    const bool nobody = expected(work, p) == 0;
    if (nobody) work.accept(p.item, {}, seat_.names());
    return nobody;
  });
}

Result<void> Lane::Impl::fill(const Work& work, const Batch& batch) {
  std::size_t in_bytes = work.head_bytes(), out_bytes = 0;
  for (const auto& p : batch.items) {
    in_bytes += work.in_bytes(p.item);
    out_bytes = std::max(out_bytes, work.out_bytes(p.item));
  }
  return seat_.fill(in_bytes, out_bytes);
}

Result<Lane::Impl::Exchange> Lane::Impl::exchange(Work& work, const Batch& batch) {
  if (auto ready = fill(work, batch); !ready) return ready.error();
  WorkerProcess& worker = seat_.worker();
  Packer packer(worker.in());
  work.pack_head(packer);
  asked_.clear();
  for (const auto& p : batch.items) {
    asked_.push_back(expected(work, p));
    work.pack(p.item, ~asked_.back(), packer);
  }
  GAINSAY_CHECK(!packer.full());
  Progress& progress = worker.progress();
  progress.done = 0;
  progress.current = no_plugin;
  Frame question, answer;
  question.type = work.type();
  question.sequence = seat_.next_sequence();
  question.count = static_cast<std::uint32_t>(batch.items.size());
  question.size = packer.size();
  std::vector<std::chrono::milliseconds> limits;
  for (const auto& p : seat_.plugins()) limits.emplace_back(p.manifest.limits.document_ms);
  CallClock clock(std::move(limits), between_calls, std::chrono::steady_clock::now());
  const auto overdue = [&] { return clock.overdue(progress.current.load(), std::chrono::steady_clock::now()); };
  Exchange out;
  switch (worker.ask(question, answer, overdue)) {
    case WorkerProcess::Answer::Frame:
      if (answer.type != FrameType::Result || answer.count == 0 || answer.count > batch.items.size()) break;
      out.how = Exchange::Answered;
      out.done = answer.count;
      return out;
    case WorkerProcess::Answer::Late:
      out.how = Exchange::Late;
      ++timeouts_;
      break;
    case WorkerProcess::Answer::Died:
      out.how = Exchange::Died;
      out.reason = printable(worker.end(false));
      break;
    case WorkerProcess::Answer::Garbage:
      break;
  }
  worker.end(true);
  out.done = std::min<std::uint64_t>(progress.done, batch.items.size());
  return out;
}

Result<void> Lane::Impl::attempt(Work& work, const Batch& batch) {
  auto exchanged = exchange(work, batch);
  if (!exchanged) return exchanged.error();
  if (exchanged->how == Exchange::Garbled) return suspect(work, batch, 0);
  std::size_t at = 0, begin = records_begin;
  for (; at < exchanged->done; ++at) {
    const Pending& pending = batch.items[at];
    const auto reading = read(asked_[at], begin, at);
    // In a fresh worker it is this item that takes too much: then that is its result.
    if (reading == Reading::OutOfMemory && !batch.alone) {
      queue_.alone(pending);
      queue_.again(batch.items.begin() + static_cast<std::ptrdiff_t>(at) + 1, batch.items.end());
      return {};
    }
    if (reading == Reading::Damaged || !work.accept(pending.item, records_, seat_.names())) {
      seat_.worker().end(true);
      return suspect(work, batch, at);
    }
    recovered(pending.item);
  }
  if (exchanged->how != Exchange::Answered && at < batch.items.size()) {
    const bool late = exchanged->how == Exchange::Late;
    return blame(work, batch, at, late ? ErrorCode::Timeout : ErrorCode::Plugin, exchanged->reason);
  }
  queue_.again(batch.items.begin() + static_cast<std::ptrdiff_t>(at), batch.items.end());
  return {};
}

// An item on which a worker died came out well when it was tried again.
void Lane::Impl::recovered(std::size_t item) {
  const auto first = deaths_.lower_bound({item, 0});
  auto last = first;
  for (; last != deaths_.end() && last->first.first == item; ++last)
    if (last->second.late && ++vain_timeouts_ >= vain_timeouts) queue_.separate();
  deaths_.erase(first, last);
}

// Reads the next item that the worker published, from `begin` on, into `records_`. Every number in shared memory is
// looked at once.
Lane::Impl::Reading Lane::Impl::read(std::uint64_t asked, std::size_t& begin, std::size_t index) {
  const std::uint64_t end = seat_.worker().progress().end[index].load(std::memory_order_acquire);
  const auto out = seat_.worker().out();
  if (end < begin || end > out.size() || end % 8 != 0) return Reading::Damaged;
  const auto shared = out.subspan(begin, end - begin);
  copy_.assign(shared.begin(), shared.end());
  begin = end;
  records_.clear();
  if (!read_records(copy_, seat_.names(), records_)) return Reading::Damaged;
  // Every plugin that was to run says how it ended; no other says anything.
  std::uint64_t ended = 0;
  bool out_of_memory = false;
  for (const auto& r : records_) {
    if (r.plugin >= seat_.plugins().size() || (asked >> r.plugin & 1) == 0) return Reading::Damaged;
    if (r.kind != RecordKind::Status) continue;
    ended |= std::uint64_t{1} << r.plugin;
    out_of_memory = out_of_memory || Unpacker(r.body).value<std::int64_t>() == GAINSAY_NOMEM;
  }
  if (ended != asked) return Reading::Damaged;
  return out_of_memory ? Reading::OutOfMemory : Reading::Sound;
}

// The plugin whose call was under way, as the worker says; with one plugin there is no question.
std::uint32_t Lane::Impl::guilty(std::uint64_t asked) {
  if (std::has_single_bit(asked)) return static_cast<std::uint32_t>(std::countr_zero(asked));
  const auto plugin = static_cast<std::uint32_t>(seat_.worker().progress().current.load());
  return plugin < seat_.plugins().size() && (asked >> plugin & 1) != 0 ? plugin : no_plugin;
}

// Somebody wrote where only the worker writes, and nobody knows when: nothing that it says from `from` on counts. Each
// item is tried alone in a fresh worker; when it happens again, the liar is looked for.
Result<void> Lane::Impl::suspect(Work& work, const Batch& batch, std::size_t from) {
  seat_.vacate();
  if (batch.alone) return find_liar(work, batch.items.front());
  for (std::size_t i = from; i < batch.items.size(); ++i) queue_.alone(batch.items[i]);
  return {};
}

// A lone item is tried with its first plugin, its first two and so on, until the last that was added is the one.
Result<void> Lane::Impl::find_liar(Work& work, const Pending& pending) {
  constexpr const char* why = "wrote into the channel of its worker";
  const std::uint64_t all = expected(work, pending);
  std::uint64_t left = all;
  for (std::uint32_t plugin = 0; left != 0; ++plugin) {
    const std::uint64_t bit = std::uint64_t{1} << plugin;
    if ((left & bit) == 0) continue;
    left &= ~bit;
    if (std::has_single_bit(all)) return give_up(work, pending, plugin, ErrorCode::Plugin, why), Result<void>{};
    seat_.vacate();
    const auto probed = exchange(work, {{{pending.item, pending.given_up | left}}, true});
    if (!probed) return probed.error();
    std::size_t begin = records_begin;
    if (probed->how == Exchange::Answered && read(asked_[0], begin, 0) != Reading::Damaged) continue;
    return give_up(work, pending, plugin, ErrorCode::Plugin, why), Result<void>{};
  }
  give_up(work, pending, no_plugin, ErrorCode::Plugin, "its worker returned a damaged result");
  return {};
}

// A worker came to its end on an item. At first it is tried again alone; in the end the plugin that was running is left
// out.
Result<void> Lane::Impl::blame(Work& work, const Batch& batch, std::size_t index, ErrorCode code,
                               const std::string& reason) {
  const Pending& pending = batch.items[index];
  const std::uint32_t plugin = guilty(asked_[index]);
  std::string why = reason;
  if (code == ErrorCode::Timeout) {
    const auto limit = plugin == no_plugin ? Limits{}.document_ms : seat_.plugins()[plugin].manifest.limits.document_ms;
    why = "took longer than " + std::to_string(limit) + " ms";
  }
  Death& death = deaths_[{pending.item, plugin}];
  death.late = death.late || code == ErrorCode::Timeout;
  const bool last = ++death.times >= work.tries(pending.item);
  spdlog::info("{}: {}{}", name_of(plugin), why, last ? "" : "; trying once more");
  queue_.again(batch.items.begin() + static_cast<std::ptrdiff_t>(index) + 1, batch.items.end());
  if (!last)
    queue_.alone(pending);
  else if (plugin == no_plugin && batch.alone)
    return find_liar(work, pending);
  else
    give_up(work, pending, plugin, code, why);
  return {};
}

// Lists the failure; the other plugins get the item once more.
void Lane::Impl::give_up(Work& work, Pending pending, std::uint32_t plugin, ErrorCode code, const std::string& reason) {
  deaths_.erase({pending.item, plugin});
  work.fail(pending.item, plugin, code, reason);
  if (plugin == no_plugin) return;
  pending.given_up |= std::uint64_t{1} << plugin;
  queue_.alone(pending);
}

// --- the handle

Lane::Lane(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Lane::~Lane() = default;

Result<std::unique_ptr<Lane>> Lane::start(const Options& options, std::vector<Plugin> plugins,
                                          std::vector<std::string> refusals) {
  if (options.in_process)
    return Error{
        ErrorCode::Unsupported, "this build cannot load plugins into its own process", {}, "leave out --in-process"};
  if (plugins.size() > max_plugins)
    return Error{ErrorCode::TooLarge, "more than " + std::to_string(max_plugins) + " plugins", {}, {}};
  auto impl = std::make_unique<Impl>(options, std::move(plugins), std::move(refusals));
  if (auto started = impl->start(); !started) return started.error();
  return std::unique_ptr<Lane>(new Lane(std::move(impl)));
}

const std::vector<std::string>& Lane::refusals() const { return impl_->seat().refusals(); }
const std::vector<Plugin>& Lane::plugins() const { return impl_->seat().plugins(); }
std::future<Result<void>> Lane::run(Work& work) { return impl_->run(work); }
const Names& Lane::names() const { return impl_->seat().names(); }
Toll Lane::toll() const { return impl_->toll(); }

}  // namespace gainsay::plugin_host

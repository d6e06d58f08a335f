// SPDX-License-Identifier: Apache-2.0
#include "host/worker/server.hpp"

#include <new>

#include "host/worker/batch.hpp"
#include "host/worker/confinement.hpp"
#include "host/worker/extract_call.hpp"
#include "host/worker/mapped_file.hpp"
#include "host/worker/verify_call.hpp"

namespace gainsay::worker {

using plugin_host::Frame;
using plugin_host::FrameType;
using plugin_host::Packer;
using plugin_host::RecordKind;
using plugin_host::RecordWriter;
using plugin_host::Unpacker;

namespace {

constexpr std::uint64_t cpu_seconds_per_call = 30;  // above every wall limit: the host's clock is the first to act

Error protocol_error(const char* what) { return {ErrorCode::Internal, what, {}, {}}; }

}  // namespace

Server::Server(plugin_host::Arena in, plugin_host::Arena out, int socket)
    : in_(std::move(in)),
      out_(std::move(out)),
      socket_(socket),
      progress_(*reinterpret_cast<plugin_host::Progress*>(out_.bytes().data())),
      socket_inode_(inode_of(socket)) {}

Result<void> Server::run() {
  for (;;) {
    Frame frame;
    const auto received = plugin_host::receive_frame(socket_, frame);
    if (received == plugin_host::Received::Closed) return {};
    if (received != plugin_host::Received::Frame || frame.size > in_.bytes().size())
      return protocol_error("not a frame");
    auto done = frame.type == FrameType::Hello ? hello(frame) : batch(frame);
    if (!done) return done;
  }
}

Unpacker Server::payload(const Frame& frame) const { return Unpacker(in_.bytes().first(frame.size)); }

Result<void> Server::answer(const Frame& question, FrameType type, std::uint64_t count, std::size_t size) {
  const Frame frame{plugin_host::frame_magic, plugin_host::frame_version,        type,
                    question.sequence,        static_cast<std::uint32_t>(count), size};
  if (!send_frame(socket_, frame)) return protocol_error("the host is gone");
  return {};
}

// Payload: text path of the lexicon ("" for none), then the plugins.
Result<void> Server::hello(const Frame& frame) {
  Unpacker in = payload(frame);
  const gainsay_str path = in.text();
  for (std::uint32_t i = 0; i < frame.count; ++i) {
    LoadedPlugin plugin;
    if (!unpack(in, plugin.spec)) return protocol_error("a plugin is cut short");
    plugin.host = std::make_unique<PluginHost>(services_);
    for (const auto& [name, file] : plugin.spec.data) {
      if (const auto bytes = map_file(file))
        plugin.host->add_data(name, *bytes);
      else
        plugin.refusal = "data file \"" + name + "\" " + bytes.error().message;
    }
    plugins_.push_back(std::move(plugin));
  }
  if (!in.ok()) return protocol_error("hello is cut short");
  if (path.size != 0) {
    auto bytes = map_file(std::string(path.data, path.size));
    if (!bytes) return bytes.error();
    auto lexicon = kit::Lexicon::open(*bytes);
    if (!lexicon) return lexicon.error();
    services_.set_lexicon(*bytes, *std::move(lexicon));
  }
  allow_cpu_seconds(cpu_seconds_per_call * (frame.count + 1));
  Packer out(out_.bytes(), plugin_host::records_begin);
  load_all(out);
  return answer(frame, FrameType::Ready, frame.count, out.size());
}

// Constructors of a library run here: a crash is found by the host through Progress.
void Server::load_all(Packer& out) {
  for (std::uint32_t number = 0; number < plugins_.size(); ++number) {
    LoadedPlugin& plugin = plugins_[number];
    if (plugin.spec.skip) continue;
    progress_.current.store(number, std::memory_order_release);
    const auto loaded = plugin.refusal.empty() ? load(plugin) : Error{ErrorCode::Plugin, plugin.refusal, {}, {}};
    progress_.current.store(plugin_host::no_plugin, std::memory_order_release);
    if (loaded) continue;
    RecordWriter record(out, RecordKind::Refused, number);
    out.text(std::string_view(loaded.error().message));
  }
  services_.write_names(out);
  if (!out.full()) services_.confirm_names();
}

// What plugins of other workers made of a document: u64 count and the names of the terms, u64 count and the mentions.
bool Server::unpack_given(Unpacker& in, std::vector<plugin_host::UnpackedMention>& out) {
  for (auto left = in.value<std::uint64_t>(); left > 0 && in.ok(); --left) services_.learn(in.text());
  const auto count = in.value<std::uint64_t>();
  out.clear();
  out.reserve(count);  // they point into themselves: none may move
  for (std::uint64_t i = 0; i < count; ++i)
    if (!out.emplace_back().unpack(in)) return false;
  return in.ok();
}

// Payload: Extract: per item u64 skip mask, a document and what unpack_given() reads. Index: u64 plugin, the shared
// block, per item a block. Compare: u64 plugin, the shared block, per item u64 key and a block.
Result<void> Server::batch(const Frame& frame) {
  if (frame.count == 0 || frame.count > plugin_host::batch_items) return protocol_error("a batch of a wrong size");
  Unpacker in = payload(frame);
  std::uint64_t number = 0;
  gainsay_block shared{};
  if (frame.type != FrameType::Extract) {
    number = in.value<std::uint64_t>();
    if (!unpack_block(in, shared) || number >= plugins_.size() || !plugins_[number].verifier)
      return protocol_error("a batch for a verifier that does not run");
  }
  allow_cpu_seconds(cpu_seconds_per_call * frame.count * plugins_.size());
  Batch work{progress_, socket_inode_, Packer(out_.bytes(), plugin_host::records_begin)};
  std::vector<plugin_host::UnpackedMention> given;
  plugin_host::UnpackedDocument document;
  for (; work.item < frame.count; ++work.item) {
    const bool first = work.item == 0;
    auto outcome = Outcome::Written;
    gainsay_block block{};
    const auto head = frame.type == FrameType::Index ? 0 : in.value<std::uint64_t>();  // skip mask, or key
    if (!(frame.type == FrameType::Extract ? document.unpack(in) && unpack_given(in, given) : unpack_block(in, block)))
      return protocol_error("an item is cut short");
    work.idle();
    const auto plugin = static_cast<std::uint32_t>(number);
    if (frame.type == FrameType::Extract)
      outcome = extract(plugins_, services_, document.abi, given, head, first, work);
    else if (frame.type == FrameType::Index)
      outcome = index(plugins_[plugin], plugin, block, shared, first, work);
    else
      outcome = compare(plugins_[plugin], plugin, services_, head, block, shared, first, work);
    if (outcome == Outcome::Full) break;
    const std::size_t results_end = work.out.size();
    services_.write_names(work.out);
    if (work.out.full() && !first) break;
    if (work.out.full())
      work.out.rewind(results_end);  // results whose names the host never hears of are refused there
    else
      services_.confirm_names();
    progress_.end[work.item].store(work.out.size(), std::memory_order_relaxed);
    progress_.done.store(work.item + 1, std::memory_order_release);
  }
  return answer(frame, FrameType::Result, work.item, work.out.size());
}

}  // namespace gainsay::worker

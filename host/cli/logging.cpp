// SPDX-License-Identifier: Apache-2.0
#include "host/cli/logging.hpp"

#include <spdlog/sinks/sink.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "host/cli/log_file.hpp"
#include "host/cli/stderr_sink.hpp"
#include "host/cli/terminal.hpp"

namespace gainsay::cli {
namespace {

spdlog::level::level_enum level_of(int verbosity) {
  if (verbosity < 0) return spdlog::level::err;
  if (verbosity == 0) return spdlog::level::warn;
  return verbosity == 1 ? spdlog::level::info : spdlog::level::debug;
}

// The file holds more than the screen: it is read when something has gone wrong.
void add_file(spdlog::logger& logger, const Options& options) {
  const auto folder = state_folder();
  auto file = folder ? open_log_file(*folder) : Result<std::shared_ptr<spdlog::sinks::sink>>(folder.error());
  if (!file) {
    const auto& error = file.error();
    logger.warn("there is no log file: {}{}{}", error.where, error.where.empty() ? "" : ": ", error.message);
    return;
  }
  (*file)->set_level(level_of(std::max(options.verbosity, 1)));
  logger.set_level(level_of(std::max(options.verbosity, 1)));
  logger.sinks().push_back(*std::move(file));
}

}  // namespace

void start_logging(const Options& options) {
  auto screen = make_stderr_sink(wants_colour(options.colour, isatty(STDERR_FILENO) != 0));
  screen->set_level(level_of(options.verbosity));
  auto logger = std::make_shared<spdlog::logger>("gainsay", std::move(screen));
  logger->set_level(level_of(options.verbosity));
  if (options.log_file) add_file(*logger, options);
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace gainsay::cli

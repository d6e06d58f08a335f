// SPDX-License-Identifier: Apache-2.0
#include "host/cli/logging.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

namespace gainsay::cli {

void start_logging(const Options& options) {
  auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>(
      options.colour == Colour::Always  ? spdlog::color_mode::always
      : options.colour == Colour::Never ? spdlog::color_mode::never
                                        : spdlog::color_mode::automatic);
  auto logger = std::make_shared<spdlog::logger>("gainsay", std::move(sink));
  logger->set_pattern("gainsay: %^%l%$: %v");
  logger->set_level(options.verbosity < 0    ? spdlog::level::err
                    : options.verbosity == 0 ? spdlog::level::warn
                    : options.verbosity == 1 ? spdlog::level::info
                                             : spdlog::level::debug);
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace gainsay::cli

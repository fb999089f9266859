#pragma once

#include "model/text/articlefacts.h"

#include <QByteArray>

#include <atomic>

namespace sourceline {

/// Lets the reading program have a stranger's bytes, in a process of its own, and waits for what it
/// makes of them: on a worker thread. The process has no network and bounds of its own; this side
/// bounds the time and the length of the answer. Its death is one sentence here. `suffix` of the
/// file's name, without the dot.
Result<ReadArticle> readElsewhere(const QByteArray &bytes,
                                  const QString &suffix,
                                  const std::atomic_bool *cancelled = nullptr);

} // namespace sourceline

#pragma once

#include <QString>

namespace sourceline {

/// `text` for a tooltip, which would otherwise guess from what it holds whether it is HTML: always
/// shown as it stands.
QString plainTip(const QString &text);

} // namespace sourceline

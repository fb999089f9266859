#pragma once

#include <QCoreApplication>
#include <QDate>

namespace sourceline {

/// For tr(): what stands on every page that leaves.
struct PaperWords
{
    Q_DECLARE_TR_FUNCTIONS(PaperWords)
};

QString dayText(const QDate &day);        ///< `14 Jun 2020`
QString momentText(qint64 milliseconds);  ///< `20 Nov 2026 14:02 UTC`, of ms since 1970
QString shortHash(const QByteArray &hex); ///< `3f9a2c81…b07c21`

} // namespace sourceline

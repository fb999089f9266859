#pragma once

#include "ui/paper/ownprogram.h"

namespace sourceline {

/// Runs our own `sourceline chart`.
class ChartProgram : public OwnProgram
{
    Q_OBJECT

public:
    using OwnProgram::OwnProgram;

    /// Makes `file` from `spec` (JSON) of `casefile`; `options` as on the command line.
    void make(const QString &casefile,
              const QByteArray &spec,
              const QString &file,
              const QStringList &options,
              const Done &done);
};

} // namespace sourceline

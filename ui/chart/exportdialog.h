#pragma once

#include "ui/chart/chartprogram.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;

namespace sourceline {

/// Format, size and background of a chart that leaves, with the picture it will be: made by the
/// program that makes the file.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `spec`: JSON, with the filter in it.
    ExportDialog(const QString &casefile,
                 const QByteArray &spec,
                 const QString &name,
                 QWidget *parent = nullptr);

    ChartProgram &program() { return m_program; }

    void preview();
    void save(const QString &path);

signals:
    void previewed(); ///< or its problem shown
    void saved(const QString &path, const QString &warning);

private:
    QString suffix() const;
    QStringList options() const;
    void askWhere();
    void showPreview(const QString &error);
    void say(const QString &sentence);

    ChartProgram m_program;
    QString m_casefile;
    QByteArray m_spec;
    QString m_name;
    QComboBox *m_format, *m_size;
    QCheckBox *m_transparent, *m_outlines, *m_csv, *m_text;
    QLabel *m_picture, *m_problem;
    QDialogButtonBox *m_buttons;
    bool m_isAsked = false; ///< to save, as soon as the size is known to be one
};

} // namespace sourceline

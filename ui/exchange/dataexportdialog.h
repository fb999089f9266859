#pragma once

#include "ui/exchange/verbprogram.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace sourceline {

/// What the window shows when records are to leave it.
struct ExportScope
{
    QString casefile; ///< path
    QString filter;   ///< as text; empty: none is set
    qint64 shown = 0; ///< incidents that it lets through
    qint64 of = 0;    ///< incidents in the casefile
    QStringList asOf; ///< options of the verb, where the casefile is shown as of another day
};

/// Format, which incidents, the highest handling marking; then progress, and what was written and
/// what the format could not carry. Runs our own `export`.
class DataExportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit DataExportDialog(const ExportScope &scope, QWidget *parent = nullptr);

    VerbProgram &program() { return m_program; }

    void save(const QString &path);
    void reject() override; ///< ends an export under way first

signals:
    void saved(const QString &path, const QString &sentence);

private:
    void build();
    void buildOptions(QFormLayout &form);
    QString suffix() const;
    QString misnamed(const QString &path) const;
    QStringList arguments(const QString &path) const;
    void askWhere();
    void resizeEvent(QResizeEvent *event) override;
    void fit();    ///< as high as its wrapped texts are at this width
    void follow(); ///< the options fit the format
    void showProgress(qint64 done, qint64 total);
    static QString sentenceOf(const QString &path, const QJsonObject &account);
    void showOutcome(const QString &path, const QString &error, const QByteArray &json);
    void setRunning(bool running);

    ExportScope m_scope;
    VerbProgram m_program;
    QComboBox *m_format, *m_marking;
    QRadioButton *m_all, *m_filtered;
    QCheckBox *m_guard, *m_words, *m_notes;
    QLabel *m_about, *m_sentence;
    QPlainTextEdit *m_lost;
    QProgressBar *m_progress;
    QDialogButtonBox *m_buttons;
    QPushButton *m_export;
};

} // namespace sourceline

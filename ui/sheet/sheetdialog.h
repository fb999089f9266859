#pragma once

#include "ui/paper/ownprogram.h"
#include "ui/sheet/sheetjob.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace sourceline {

class SheetPreview;

/// Shows the sheets of some incidents page by page, saves them as a PDF by our own `sourceline
/// sheet`, and prints them. The window does not wait: what takes longer shows how far it is, and
/// Cancel ends it.
class SheetDialog : public QDialog
{
    Q_OBJECT

public:
    SheetDialog(const QString &casefile, std::vector<Id> incidents, QWidget *parent = nullptr);

    OwnProgram &program() { return m_program; }

    SheetPreview *preview() const { return m_preview; }

    void save(const QString &path);
    /// Lets the pages out to it; what it would print to a file is saved there instead.
    void printOn(const std::shared_ptr<QPrinter> &printer);

    bool isBusy() const;
    QString problem() const;

signals:
    void laid();
    void saved(const QString &path, const QString &warning);
    void printed(const QString &printer);

public slots:
    void reject() override; ///< ends the work at hand first, where there is some

private:
    void build();
    void follow();
    void take(const Result<LaidSheetsPtr> &sheets);
    void askWhere();
    void askPrinter();
    void begin(const QString &what);
    void end(const QString &problem = {});
    void showProgress(qint64 done, qint64 total);
    void say(const QString &sentence);

    QString m_casefile;
    std::vector<Id> m_incidents;
    LaidSheetsPtr m_sheets;
    SheetPreview *m_preview;
    QLabel *m_page, *m_what, *m_problem;
    QProgressBar *m_progress;
    QPushButton *m_back, *m_forward, *m_save, *m_print, *m_close;
    QTimer m_soon; ///< what is done at once shows no progress
    OwnProgram m_program;
    SheetJob m_job;
};

} // namespace sourceline

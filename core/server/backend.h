// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/settings.h"

#include <QObject>
#include <QUrl>

#include <memory>
#include <vector>

namespace Attendant {

struct TokenInfo;

/// The whole server in one object: database, journal, calls, voice provider and the API's shards, each on its threads.
///
/// \code
/// auto backend = Backend::start(settings);      // blocks for a moment; an error is a sentence with the remedy
/// connect(…, [&] { (*backend)->shutdown(); });  // finished() follows, within 15 s
/// \endcode
/// Lives on the thread that started it, which needs an event loop.
class Backend : public QObject
{
    Q_OBJECT

public:
    /// Returns when requests are answered. Errors: InvalidInput (the configuration), Unavailable (database, port, data folder).
    [[nodiscard]] static Result<std::unique_ptr<Backend>> start(Settings settings);
    /// Ends at once what shutdown() has not ended.
    ~Backend() override;

    [[nodiscard]] QUrl url() const;          ///< with the real port; a loopback address when it listens everywhere
    [[nodiscard]] QString tokenFile() const; ///< empty when the token came from the configuration
    [[nodiscard]] QString token() const;
    [[nodiscard]] QString providerName() const;
    [[nodiscard]] int resumedCalls() const;

    /// Stops accepting, answers what was asked, closes the calls' lines with a sentence (open calls stay open), writes everything.
    void shutdown();

Q_SIGNALS:
    void finished();

private:
    Backend();
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> openStorage();
    void buildCalls();
    [[nodiscard]] Result<void> openApi();
    void refreshTokens();
    void takeTokens(const std::vector<TokenInfo> &tokens);
    void awaitIdle();
    void endCalls();
    void awaitSockets();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Attendant
